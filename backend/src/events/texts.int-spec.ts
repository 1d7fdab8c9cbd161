import { setTimeout as sleep } from 'node:timers/promises';
import { openStreamBus, type Closable } from '@rex/queue';
import type { StreamBus } from '@rex/engine';
import {
  ApiClient,
  createReadyDatabase,
  eventually,
  redisUrl,
  startStack,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';
import type { JsonObject } from '@rex/workflow';
import { followEvents, type Followed } from './spec-support/follow-events';

const PIECES = 100;
/** Found nowhere by chance. */
const MARK = 'zebra-crossing-7731';

const redis = redisUrl();

describe.each([
  { carrier: 'PostgreSQL', url: undefined },
  {
    carrier: redis
      ? 'Redis'
      : 'Redis (skipped: this run found no redis-server, REX_TEST_REDIS_URL is not set)',
    url: redis && new URL('/7', redis).href,
  },
])('the text of running steps, carried by $carrier', ({ carrier, url }) => {
  const test = carrier.includes('skipped') ? it.skip : it;
  let database: TestDatabase;
  let stack: Stack;
  let bus: Closable<StreamBus>;
  let api: ApiClient;
  let token: string;

  beforeAll(async () => {
    if (carrier.includes('skipped')) return;
    database = await createReadyDatabase();
    const environment = { CODE_TIMEOUT_MS: '120000' };
    stack = await startStack({ databaseUrl: database.url, redisUrl: url, environment });
    bus = openStreamBus({
      carrier: url ? { kind: 'redis', url } : { kind: 'postgres', url: database.url, poolSize: 1 },
    });
    api = new ApiClient(stack.url);
    ({ token } = await api.register());
  });

  afterAll(async () => {
    await bus?.close();
    await stack?.stop();
    await database?.drop();
  });

  const endless = async (client = api): Promise<string> => {
    const workflowId = await client.createWorkflow({
      name: 'shows text',
      nodes: [
        { id: 'start', type: 'manual-trigger' },
        {
          ...{ id: 'ask', type: 'code' },
          config: { code: 'await new Promise((done) => setTimeout(done, 110_000))' },
        },
      ],
      edges: [{ source: 'start', target: 'ask' }],
    });
    const { body } = await client.send<{ executionId: string }>(
      'POST',
      `/workflows/${workflowId}/execute`,
      {},
    );
    return body.executionId;
  };
  /** The tables that have a text in some row. */
  const tablesWith = async (text: string): Promise<string[]> => {
    const tables = await database.query(
      "SELECT table_schema || '.' || table_name AS name FROM information_schema.tables WHERE table_schema IN ('public', 'bullmq') AND table_type = 'BASE TABLE'",
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const rows = await database.query(
        `SELECT FROM ${String(name)} AS each WHERE strpos(each::text, $1) > 0 LIMIT 1`,
        [text],
      );
      if (rows.length > 0) found.push(String(name));
    }
    return found;
  };
  const follow = async (id: string, owner = token): Promise<Followed> => {
    const stream = await followEvents(`${stack.url}/api/executions/${id}/events`, {
      authorization: `Bearer ${owner}`,
    });
    expect((await stream.next())?.event).toBe('snapshot');
    return stream;
  };
  /** The next piece, past all other events. */
  const nextText = async (stream: Followed): Promise<JsonObject> => {
    for (;;) {
      const event = await stream.next();
      if (!event) throw new Error('the stream ended');
      if (event.event !== 'text') continue;
      expect(event.id).toBeUndefined();
      return event.data;
    }
  };

  test('reaches those who follow the execution in order, nobody else, and is not stored', async () => {
    const stranger = new ApiClient(stack.url);
    const { token: other } = await stranger.register();
    const [id, otherId] = [await endless(), await endless(stranger)];
    const [stream, second, foreign] = [await follow(id), await follow(id), await follow(otherId, other)];
    const words = Array.from({ length: PIECES }, (_, index) => `${MARK} 漢😀 ${index}\n`);
    const sentAt: number[] = [];
    const ends: number[] = [];
    const publishing = (async () => {
      let offset = 0;
      for (const text of words) {
        sentAt.push(performance.now());
        void bus.publish([{ executionId: id, nodeId: 'ask', offset, text }]);
        offset += text.length;
        ends.push(offset);
        await sleep(10);
      }
    })();

    const tookMs: number[] = [];
    let seen = '';
    while (tookMs.length < PIECES) {
      const { nodeId, offset, text, ...more } = await nextText(stream);
      expect([nodeId, offset, more]).toEqual(['ask', seen.length, {}]);
      seen += String(text);
      while (tookMs.length < PIECES && (ends[tookMs.length] ?? Infinity) <= seen.length)
        tookMs.push(performance.now() - (sentAt[tookMs.length] ?? 0));
    }
    await publishing;
    expect(seen).toBe(words.join(''));
    const [p50, p99] = [0.5, 0.99].map(
      (share) => tookMs.toSorted((a, b) => a - b)[Math.floor(share * PIECES)] ?? 0,
    );
    process.stdout.write(
      `text by ${carrier}, from publish to SSE: p50 ${p50?.toFixed(1)} ms, p99 ${p99?.toFixed(1)} ms\n`,
    );

    await bus.publish([{ executionId: id, nodeId: 'ask', offset: 0, text: 'anew', restarted: 'repair' }]);
    expect(await nextText(stream)).toEqual({ nodeId: 'ask', offset: 0, text: 'anew', restarted: 'repair' });

    // Somebody who comes late hears only what comes then, and knows by its offset that there was more.
    const late = await follow(id);
    await bus.publish([{ executionId: id, nodeId: 'ask', offset: 4, text: '.' }]);
    expect(await nextText(late)).toEqual({ nodeId: 'ask', offset: 4, text: '.' });
    await bus.publish([{ executionId: otherId, nodeId: 'ask', offset: 0, text: 'theirs' }]);
    expect(await nextText(foreign)).toEqual({ nodeId: 'ask', offset: 0, text: 'theirs' });

    // One who did not read meanwhile is told all the same.
    let whole = '';
    while (whole.length < seen.length) whole += String((await nextText(second))['text']);
    expect(whole).toBe(seen);

    await api.send('POST', `/executions/${id}/cancel`);
    expect((await stream.rest()).at(-1)?.event).toBe('end');
    const { body } = await api.send<JsonObject>('GET', `/executions/${id}`);
    expect(JSON.stringify(body)).not.toContain(MARK);
    expect(await tablesWith(MARK)).toEqual([]);
    // The search does find what is stored.
    expect((await tablesWith('shows text')).length).toBeGreaterThan(0);
    for (const each of [second, foreign, late]) each.close();
  });

  test('waits for no database: it goes on while the rows of the execution cannot be read', async () => {
    const id = await endless();
    const stream = await follow(id);
    const held = database
      .query('BEGIN; LOCK TABLE executions IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(90)')
      .catch(() => 'let go');
    const blocked = "SELECT FROM pg_locks WHERE NOT granted AND relation = 'executions'::regclass";
    await eventually(async () => expect((await database.query(blocked)).length).toBeGreaterThan(0));
    for (const [offset, text] of ['a', 'b', 'c'].entries()) {
      await bus.publish([{ executionId: id, nodeId: 'ask', offset, text }]);
      expect(await nextText(stream)).toEqual({ nodeId: 'ask', offset, text });
    }
    // Somebody still waits for the lock.
    expect((await database.query(blocked)).length).toBeGreaterThan(0);
    await database.query(
      "SELECT pg_cancel_backend(pid) FROM pg_locks WHERE granted AND mode = 'AccessExclusiveLock' AND relation = 'executions'::regclass",
    );
    expect(await held).toBe('let go');
    await api.send('POST', `/executions/${id}/cancel`);
    expect((await stream.rest()).at(-1)?.event).toBe('end');
  });
});
