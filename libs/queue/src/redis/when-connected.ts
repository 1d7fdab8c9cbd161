import type { Redis } from 'ioredis';

/** Waits for a first connection to stand or fail, since a client that buffers nothing refuses commands until then. */
export function whenConnected(client: Redis): Promise<void> {
  if (client.status !== 'connecting' && client.status !== 'connect') return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      client.off('ready', done);
      client.off('close', done);
      resolve();
    };
    client.on('ready', done);
    client.on('close', done);
  });
}
