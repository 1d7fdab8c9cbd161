import { createServer } from 'node:net';

/** Why a port can't be listened on; undefined when it can. */
export type PortProblem = 'taken' | 'forbidden' | 'no-such-address' | undefined;

/** Tries to listen on a TCP port of an address, and lets it go again. */
export async function portProblem(port: number, host: string): Promise<PortProblem> {
  const { code } = await listenOnce(port, host);
  if (code === undefined) return undefined;
  if (code === 'EACCES') return 'forbidden';
  return code === 'EADDRINUSE' ? 'taken' : 'no-such-address';
}

/** A loopback port that nobody listens on: the first of the `preferred` ones that is free, else any. */
export async function freePort(...preferred: (number | undefined)[]): Promise<number> {
  for (const port of preferred) {
    if (port !== undefined && port > 0 && (await portProblem(port, '127.0.0.1')) === undefined) return port;
  }
  const { port, code } = await listenOnce(0, '127.0.0.1');
  if (port === undefined) throw new Error(`no free TCP port on 127.0.0.1: ${code}`);
  return port;
}

function listenOnce(port: number, host: string): Promise<{ port?: number; code?: string }> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve({ code: error.code ?? error.message }));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() =>
        resolve(address !== null && typeof address === 'object' ? { port: address.port } : {}),
      );
    });
  });
}
