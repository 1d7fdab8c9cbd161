import type { StoredJob } from '@rex/testing';
import { Redis } from 'ioredis';
import type { ContractService } from './contract-service';

/** Keys of BullMQ that are not jobs and stay for good. */
const LASTING = /:(meta|events|id|stalled-check|marker)$/;

/** A database of the test run's Redis that nothing else uses. */
export function startRedisService(serverUrl: string, databaseNumber: number): Promise<ContractService> {
  const url = new URL(serverUrl);
  url.pathname = `/${databaseNumber}`;
  const client = new Redis(url.href);
  return Promise.resolve({
    url: url.href,
    carrier: (own: string) => ({ kind: 'redis' as const, url: own }),
    async clear() {
      await client.flushdb();
    },
    storedJobs: () => readJobs(client),
    async sendRaw(channel: string, payload: string) {
      await client.publish(channel, payload);
    },
    async cutBusConnections() {
      const listening = String(await client.call('CLIENT', 'LIST', 'TYPE', 'pubsub'));
      // Only those of this database: other tests listen besides.
      const ids = [...listening.matchAll(new RegExp(`^id=(\\d+) .* db=${databaseNumber} `, 'gm'))].map(
        ([, id]) => id,
      );
      for (const id of ids) await client.call('CLIENT', 'KILL', 'ID', id ?? '');
      return ids.length;
    },
    close() {
      client.disconnect();
      return Promise.resolve();
    },
  });
}

/** Jobs are hashes; an id in a list whose hash is gone counts as well. */
async function readJobs(client: Redis): Promise<StoredJob[]> {
  const prefix = 'bull:executions:';
  const jobs = new Map<string, StoredJob>();
  for (const key of await client.keys(`${prefix}*`)) {
    const type = await client.type(key);
    if (LASTING.test(key)) continue;
    if (type === 'hash') {
      const id = key.slice(prefix.length);
      jobs.set(id, { id, data: (await client.hget(key, 'data')) ?? '' });
    } else if (type === 'list') {
      for (const id of await client.lrange(key, 0, -1)) if (!jobs.has(id)) jobs.set(id, { id, data: '' });
    } else if (type === 'zset') {
      for (const id of await client.zrange(key, 0, -1)) if (!jobs.has(id)) jobs.set(id, { id, data: '' });
    }
  }
  return [...jobs.values()];
}
