import { gzipSync } from 'node:zlib';
import {
  ApiClient,
  createReadyDatabase,
  eventually,
  startStack,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';
import { hmacOf } from '@rex/platform';
import type { JsonObject, JsonValue } from '@rex/workflow';

interface Problem {
  code: string;
  detail: string;
}
interface Accepted {
  executionId: string;
  status: string;
  statusUrl?: string;
}
interface DeliveryView {
  id: string;
  outcome: string;
  code: string | null;
  reason: string | null;
  status: number | null;
  method: string | null;
  path: string | null;
  executionId: string | null;
}

describe('webhooks', () => {
  let database: TestDatabase;
  let stack: Stack;
  let api: ApiClient;

  beforeAll(async () => {
    database = await createReadyDatabase();
    stack = await startStack({ databaseUrl: database.url });
    api = new ApiClient(stack.url);
    await api.register();
  });

  afterAll(async () => {
    await stack?.stop();
    await database?.drop();
  });

  /** trigger → reply (an Output node) */
  const create = (trigger: object, reply: object = {}) =>
    api.createWorkflow({
      name: 'hooked',
      nodes: [
        { id: 'hook', type: 'webhook-trigger', config: trigger },
        { id: 'reply', type: 'output', config: reply },
      ],
      edges: [{ source: 'hook', target: 'reply' }],
    });
  const address = (workflowId: string) => `${stack.url}/api/webhooks/${workflowId}`;
  const call = async (workflowId: string, init: RequestInit = {}, suffix = '') => {
    const response = await fetch(address(workflowId) + suffix, { method: 'POST', ...init });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: () => JSON.parse(text) as JsonObject,
    };
  };
  const codeOf = (answer: { text: string }) => (JSON.parse(answer.text) as Problem).code;
  const storeKey = async (key: string) => {
    const name = `key ${Math.random()}`;
    const { body } = await api.send<{ id: string }>('POST', '/keys', { provider: 'http', name, key });
    return body.id;
  };
  const executionsOf = async (workflowId: string) => {
    const { body } = await api.send<{ items: { id: string }[] }>(
      'GET',
      `/workflows/${workflowId}/executions`,
    );
    return body.items;
  };
  /** Refusals are written behind the answers. */
  const deliveriesOf = async (workflowId: string, atLeast: number, query = '') => {
    for (let attempt = 0; ; attempt += 1) {
      const { body } = await api.send<{ items: DeliveryView[] }>(
        'GET',
        `/workflows/${workflowId}/deliveries${query}`,
      );
      if (body.items.length >= atLeast || attempt > 300) return body.items;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const echo = { responseMode: 'last-node' };
  const json = (body: unknown) => ({
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });

  describe('take requests', () => {
    it('of the methods of their trigger, and name them to others', async () => {
      const workflowId = await create({ ...echo, methods: ['GET', 'DELETE'] });
      const answer = await call(workflowId, { method: 'GET' }, '?a=1&a=2&b=%zz&c=');
      expect(answer.status).toBe(200);
      expect(answer.json()).toMatchObject({
        method: 'GET',
        path: `/api/webhooks/${workflowId}`,
        query: { a: ['1', '2'], c: '' },
        body: null,
      });
      const head = await call(workflowId, { method: 'HEAD' });
      expect([head.status, head.text]).toEqual([200, '']);
      const refused = await call(workflowId, { method: 'PUT', ...json({}) });
      expect([refused.status, codeOf(refused)]).toEqual([405, 'method-not-allowed']);
      expect(refused.headers.get('allow')).toBe('GET, DELETE, HEAD');
      expect(await executionsOf(workflowId)).toHaveLength(2);
    });

    it('with more path after the id only where the trigger allows it', async () => {
      const plain = await create(echo);
      const answer = await call(plain, json({}), '/orders/7');
      expect([answer.status, codeOf(answer)]).toEqual([404, 'webhook-not-found']);
      const open = await create({ ...echo, allowPathSuffix: true });
      expect((await call(open, json({}), '/orders/a%20b/%E2%82%AC')).json()).toMatchObject({
        path: `/api/webhooks/${open}/orders/a b/€`,
      });
      const malformed = await call(open, json({}), '/a%zz');
      expect(malformed.status).toBe(400);
      expect(malformed.headers.get('content-type')).toContain('application/problem+json');
    });

    it.each<[string, string | undefined, string | Buffer, JsonValue]>([
      ['JSON', 'application/json', '{"a":[1]}', { a: [1] }],
      ['JSON after a byte order mark', 'application/json; charset=UTF-8', '\ufeff{"a":1}', { a: 1 }],
      ['JSON of a dialect', 'application/vnd.github+json', '[1]', [1]],
      [
        'JSON in another charset',
        'application/json; charset=iso-8859-1',
        Buffer.from('{"a":"é"}', 'latin1'),
        { a: 'é' },
      ],
      [
        'a form',
        'application/x-www-form-urlencoded',
        'a=1&b=x+y&a=2&c=%E2%82%AC',
        { a: ['1', '2'], b: 'x y', c: '€' },
      ],
      ['text', 'text/plain', 'Zoë', 'Zoë'],
      ['XML as text', 'application/xml', '<a/>', '<a/>'],
      ['nothing', undefined, '', null],
      ['nothing that says it is JSON', 'application/json', '', null],
    ])('whose body is %s', async (_what, type, body, expected) => {
      const workflowId = await create(echo, { value: '{{ trigger.body }}' });
      const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
      const answer = await call(workflowId, { body: Buffer.from(body), headers });
      expect([answer.status, JSON.parse(answer.text)]).toEqual([200, expected]);
    });

    it.each<[string, string, string | Buffer, number, string]>([
      ['another type', 'image/png', 'x', 415, 'media-type-unsupported'],
      ['a form with files', 'multipart/form-data; boundary=a', 'x', 415, 'media-type-unsupported'],
      ['an unknown charset', 'application/json; charset=klingon', '{}', 415, 'media-type-unsupported'],
      ['broken JSON', 'application/json', '{"a":', 400, 'json-invalid'],
      ['bytes that are no UTF-8', 'application/json', Buffer.from([0x22, 0xff, 0x22]), 400, 'json-invalid'],
      ['a prototype', 'application/json', '{"a":{"__proto__":{"polluted":1}}}', 400, 'json-invalid'],
      ['a hidden prototype', 'application/json', '{"\\u005f_proto__":1}', 400, 'json-invalid'],
      ['a constructor', 'application/json', '{"constructor":{"prototype":{}}}', 400, 'json-invalid'],
      [
        'a form with a prototype',
        'application/x-www-form-urlencoded',
        '__proto__=1',
        400,
        'request-malformed',
      ],
      ['65 levels', 'application/json', '['.repeat(65) + ']'.repeat(65), 400, 'body-too-deep'],
      ['too much', 'application/json', `"${'a'.repeat(1_100_000)}"`, 413, 'body-too-large'],
    ])('but none whose body is %s', async (_what, type, body, status, code) => {
      const workflowId = await create({});
      const answer = await call(workflowId, { body: Buffer.from(body), headers: { 'content-type': type } });
      expect([answer.status, codeOf(answer)]).toEqual([status, code]);
      expect(await executionsOf(workflowId)).toEqual([]);
    });

    it('that are compressed, within bounds', async () => {
      const workflowId = await create(echo, { value: '{{ trigger.body }}' });
      const send = (body: Buffer, encoding: string) =>
        call(workflowId, {
          body: new Uint8Array(body),
          headers: { 'content-type': 'application/json', 'content-encoding': encoding },
        });
      expect((await send(gzipSync('{"a":1}'), 'gzip')).json()).toEqual({ a: 1 });
      const bomb = await send(gzipSync(Buffer.alloc(100_000_000, ' ')), 'gzip');
      expect([bomb.status, codeOf(bomb)]).toEqual([413, 'body-too-large']);
      expect((await send(Buffer.from('{}'), 'gzip')).status).toBe(400);
      expect((await send(Buffer.from('{}'), 'zstd')).status).toBe(415);
    });
  });

  describe('know their callers', () => {
    it('by a token in a header, which no execution gets to see', async () => {
      const keyId = await storeKey('token-of-the-tests');
      const workflowId = await create({ ...echo, auth: { type: 'header', keyId, headerName: 'X-Gate' } });
      for (const token of [undefined, '', 'token-of-the-test', 'Token-of-the-tests']) {
        const headers: Record<string, string> = token === undefined ? {} : { 'x-gate': token };
        const answer = await call(workflowId, { body: '{broken', headers });
        expect([answer.status, codeOf(answer)]).toEqual([401, 'webhook-unauthorized']);
      }
      expect(await executionsOf(workflowId)).toEqual([]);
      const answer = await call(workflowId, { headers: { 'x-gate': 'token-of-the-tests' } });
      expect(answer.status).toBe(200);
      expect(answer.text).not.toContain('token-of-the-tests');
      const log = await deliveriesOf(workflowId, 5);
      expect(log.map((each) => each.outcome)).toEqual([
        'accepted',
        'refused',
        'refused',
        'refused',
        'refused',
      ]);
      expect(JSON.stringify(log)).not.toContain('oken-of-the-test');
    });

    it('by user name and password', async () => {
      const keyId = await storeKey('pass:word');
      const workflowId = await create({ auth: { type: 'basic', keyId, username: 'ada' } });
      const basic = (text: string) => ({ headers: { authorization: `Basic ${btoa(text)}` } });
      const refused = await call(workflowId, basic('ada:passwort'));
      expect(refused.status).toBe(401);
      expect(refused.headers.get('www-authenticate')).toContain('Basic realm=');
      expect((await call(workflowId, basic('ada:pass:word'))).status).toBe(202);
    });

    it('by a signature over the bytes, however they were sent', async () => {
      const keyId = await storeKey('signing-secret');
      const auth = { type: 'hmac', preset: 'github', keyId };
      const workflowId = await create({ auth });
      const body = Buffer.from('{ "a" : 1.0,\n"b":"é" }');
      const way = { algorithm: 'sha256', key: 'signing-secret', encoding: 'hex' } as const;
      const headers = {
        'content-type': 'application/json',
        'x-hub-signature-256': `sha256=${hmacOf(way, [body])}`,
      };
      expect((await call(workflowId, { body, headers })).status).toBe(202);
      const compressed = { ...headers, 'content-encoding': 'gzip' };
      expect((await call(workflowId, { body: gzipSync(body), headers: compressed })).status).toBe(202);
      expect((await call(workflowId, { body: body.subarray(1), headers })).status).toBe(401);
    });

    it('until the key is gone, which strangers are told nothing of', async () => {
      const keyId = await storeKey('short-lived-token');
      const workflowId = await create({ auth: { type: 'header', keyId } });
      const send = () => call(workflowId, { headers: { 'x-webhook-token': 'short-lived-token' } });
      expect((await send()).status).toBe(202);
      expect((await api.send('DELETE', `/keys/${keyId}`)).status).toBe(200);
      // What was read of it is kept for five seconds.
      await eventually(async () => {
        const answer = await send();
        expect([answer.status, codeOf(answer)]).toEqual([401, 'webhook-unauthorized']);
      });
      const [refused] = await deliveriesOf(workflowId, 1, '?outcome=refused');
      expect(refused).toMatchObject({ code: 'webhook-key-missing', status: 401 });
    });

    it("never by another user's key", async () => {
      const other = new ApiClient(stack.url);
      await other.register();
      const { body } = await other.send<{ id: string }>('POST', '/keys', {
        provider: 'http',
        name: 'theirs',
        key: 'their-secret-token',
      });
      const workflowId = await create({ auth: { type: 'header', keyId: body.id } });
      const answer = await call(workflowId, { headers: { 'x-webhook-token': 'their-secret-token' } });
      expect(answer.status).toBe(401);
    });
  });

  describe('answer', () => {
    it('with the value of the chosen node before the execution ends', async () => {
      const workflowId = await api.createWorkflow({
        name: 'slow behind',
        nodes: [
          { id: 'hook', type: 'webhook-trigger', config: { responseMode: 'node', responseNode: 'quick' } },
          { id: 'quick', type: 'transformer', config: { expression: '({ hello: input.body.name })' } },
          {
            id: 'slow',
            type: 'code',
            config: { code: 'await new Promise((done) => setTimeout(done, 15_000)); return 1;' },
          },
        ],
        edges: [
          { source: 'hook', target: 'quick' },
          { source: 'quick', target: 'slow' },
        ],
      });
      const answer = await call(workflowId, json({ name: 'Ada' }));
      expect([answer.status, answer.json()]).toEqual([200, { hello: 'Ada' }]);
      const execution = await api.execution(answer.headers.get('x-rex-execution-id') ?? '');
      expect(['running', 'pending']).toContain(execution.status);
      await api.send('POST', `/executions/${execution.id}/cancel`);
    });

    it('with nothing when the chosen node never ran, and with the failure when it failed', async () => {
      const branch = (config: object) =>
        api.createWorkflow({
          name: 'branched',
          nodes: [
            { id: 'hook', type: 'webhook-trigger', config: { responseMode: 'node', responseNode: 'yes' } },
            {
              id: 'fork',
              type: 'condition',
              config: { match: 'all', conditions: [{ field: 'body.ok', operator: 'is-true' }] },
            },
            { id: 'yes', ...config },
            { id: 'no', type: 'output' },
          ],
          edges: [
            { source: 'hook', target: 'fork' },
            { source: 'fork', sourcePort: 'true', target: 'yes' },
            { source: 'fork', sourcePort: 'false', target: 'no' },
          ],
        });
      const workflowId = await branch({ type: 'code', config: { code: 'throw new Error("no luck")' } });
      const skipped = await call(workflowId, json({ ok: false }));
      expect([skipped.status, skipped.text]).toEqual([204, '']);
      const failed = await call(workflowId, json({ ok: true }));
      expect([failed.status, codeOf(failed)]).toEqual([500, 'execution-failed']);
    });

    it.each(['node', 'last-node'])(
      'with status, headers and body of an Output node (%s)',
      async (responseMode) => {
        const workflowId = await create(
          { responseMode, responseNode: 'reply', methods: ['GET', 'POST'] },
          {
            value: '<h1>{{ trigger.query.name }}</h1>',
            response: {
              status: 418,
              headers: { 'Content-Type': 'text/html', 'X-Kind': '{{ trigger.method }}' },
            },
          },
        );
        const answer = await call(workflowId, { method: 'GET' }, '?name=Zoë');
        expect([answer.status, answer.text]).toEqual([418, '<h1>Zoë</h1>']);
        expect(answer.headers.get('x-kind')).toBe('GET');
        expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
        expect(answer.headers.get('content-security-policy')).toBe('sandbox');
        expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      },
    );

    it('with text, JSON or nothing as the body is', async () => {
      const trigger = { responseMode: 'node', responseNode: 'reply' };
      const text = await create(trigger, { value: '{{ trigger.body.challenge }}', response: {} });
      const challenge = await call(text, json({ challenge: 'abc' }));
      expect([challenge.status, challenge.text, challenge.headers.get('content-type')]).toEqual([
        200,
        'abc',
        'text/plain; charset=utf-8',
      ]);
      const object = await create(trigger, { value: { a: 1 }, response: { status: 201 } });
      const created = await call(object);
      expect([created.status, created.json()]).toEqual([201, { a: 1 }]);
      const location = { headers: { Location: 'https://example.com/' }, status: 302 };
      const redirect = await call(await create(trigger, { value: null, response: location }), {
        redirect: 'manual',
      });
      expect([redirect.status, redirect.text, redirect.headers.get('location')]).toEqual([
        302,
        '',
        'https://example.com/',
      ]);
    });

    it('with a place to look when it takes too long', async () => {
      const workflowId = await api.createWorkflow({
        name: 'slow',
        nodes: [
          { id: 'hook', type: 'webhook-trigger', config: { ...echo, timeoutSeconds: 1 } },
          {
            id: 'slow',
            type: 'code',
            config: { code: 'await new Promise((done) => setTimeout(done, 15_000)); return 1;' },
          },
        ],
        edges: [{ source: 'hook', target: 'slow' }],
      });
      const answer = await call(workflowId);
      const { executionId, statusUrl } = answer.json() as unknown as Accepted;
      expect(answer.status).toBe(202);
      expect(statusUrl).toBe(`/api/executions/${executionId}`);
      expect(answer.headers.get('location')).toBe(statusUrl);
      expect(answer.headers.get('retry-after')).toBe('5');
      await api.send('POST', `/executions/${executionId}/cancel`);
    });
  });

  describe('start one execution for deliveries that are the same', () => {
    const twice = async (workflowId: string, first: RequestInit, second: RequestInit = first) => {
      const answers = [await call(workflowId, first), await call(workflowId, second)];
      return {
        ids: new Set(answers.map((each) => each.headers.get('x-rex-execution-id'))).size,
        duplicates: answers.map((each) => each.headers.get('x-rex-duplicate')),
        texts: answers.map((each) => each.text),
      };
    };

    it('by Idempotency-Key, with the same result', async () => {
      const workflowId = await create(echo, { value: '{{ trigger.body }}' });
      const keyed = (body: unknown, key: string) => ({
        ...json(body),
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
      });
      const { ids, duplicates, texts } = await twice(
        workflowId,
        keyed({ n: 1 }, 'k1'),
        keyed({ n: 2 }, 'k1'),
      );
      expect([ids, duplicates, texts]).toEqual([1, [null, 'true'], ['{"n":1}', '{"n":1}']]);
      expect((await twice(workflowId, keyed({}, 'k2'), keyed({}, 'k3'))).ids).toBe(2);
      const [duplicate] = await deliveriesOf(workflowId, 1, '?outcome=duplicate');
      expect(duplicate).toMatchObject({ code: 'duplicate', status: 200, method: 'POST' });
      const bad = await call(workflowId, keyed({}, 'k'.repeat(300)));
      expect([bad.status, codeOf(bad)]).toEqual([400, 'idempotency-key-invalid']);
    });

    it('by the header or the place in the body that the trigger names', async () => {
      const byHeader = await create({ idempotency: { header: 'X-Delivery' } });
      const headers = { 'x-delivery': 'd1' };
      expect((await twice(byHeader, { headers })).ids).toBe(1);
      // A key and a delivery id of the same name are two.
      expect((await twice(byHeader, { headers }, { headers: { 'idempotency-key': 'd1' } })).ids).toBe(2);
      const byBody = await create({ idempotency: { bodyPath: 'event.id' } });
      expect((await twice(byBody, json({ event: { id: 7 } }))).ids).toBe(1);
      expect((await twice(byBody, json({ event: {} }))).ids).toBe(2);
    });
  });

  describe('have a delivery log', () => {
    it('that tells the owner, and nobody else, why a call started nothing', async () => {
      const workflowId = await create({});
      await api.send('PATCH', `/workflows/${workflowId}`, { active: false });
      await new Promise((resolve) => setTimeout(resolve, 50));
      const answer = await call(workflowId, json({ n: 1 }));
      expect([answer.status, codeOf(answer)]).toEqual([404, 'webhook-not-found']);
      expect(answer.text).not.toContain('active');
      const [refused] = await deliveriesOf(workflowId, 1);
      expect(refused).toMatchObject({
        outcome: 'refused',
        code: 'webhook-not-found',
        status: 404,
        reason: expect.stringContaining('not active') as string,
      });
      const other = new ApiClient(stack.url);
      await other.register();
      for (const path of ['', `/${refused?.id}`]) {
        expect((await other.send('GET', `/workflows/${workflowId}/deliveries${path}`)).status).toBe(404);
      }
      expect(
        (await other.send('POST', `/workflows/${workflowId}/deliveries/${refused?.id}/replay`)).status,
      ).toBe(404);

      // It can be run later, as it came in.
      const replay = () =>
        api.send<Accepted & Problem>('POST', `/workflows/${workflowId}/deliveries/${refused?.id}/replay`);
      expect((await replay()).body.code).toBe('delivery-not-replayable');
      await api.send('PATCH', `/workflows/${workflowId}`, { active: true });
      const { status, body } = await replay();
      expect(status).toBe(202);
      const execution = await api.send<{ input: JsonObject }>('GET', `/executions/${body.executionId}`);
      expect(execution.body.input).toMatchObject({ method: 'POST', body: { n: 1 } });
    });

    it('from which accepted calls are run again', async () => {
      const workflowId = await create({});
      const first = await call(workflowId, json({ n: 1 }));
      const [accepted] = await deliveriesOf(workflowId, 1, '?outcome=accepted&limit=1');
      expect(accepted).toMatchObject({
        outcome: 'accepted',
        method: 'POST',
        path: `/api/webhooks/${workflowId}`,
      });
      expect(accepted?.executionId).toBe(first.json()['executionId']);
      const detail = await api.send<{ request: JsonObject }>(
        'GET',
        `/workflows/${workflowId}/deliveries/${accepted?.id}`,
      );
      expect(detail.body.request).toMatchObject({ query: {}, body: { n: 1 } });
      const replay = await api.send<Accepted>(
        'POST',
        `/workflows/${workflowId}/deliveries/${accepted?.id}/replay`,
      );
      expect(replay.status).toBe(202);
      expect(replay.body.executionId).not.toBe(accepted?.executionId);
      expect(await executionsOf(workflowId)).toHaveLength(2);
    });

    it('in which garbage finds nothing', async () => {
      const workflowId = await create({});
      for (const id of ['x', '0198c0de-0000-7000-8000-000000000001', '%00']) {
        expect((await api.send('GET', `/workflows/${workflowId}/deliveries/${id}`)).status).toBe(404);
        expect((await api.send('POST', `/workflows/${workflowId}/deliveries/${id}/replay`)).status).toBe(404);
      }
      for (const id of ['x', '0198c0de-0000-7000-8000-000000000001']) {
        expect((await call(id, json({}))).status).toBe(404);
      }
    });
  });

  it('let through as many calls in a minute as their trigger says', async () => {
    const workflowId = await create({ rateLimitPerMinute: 2 });
    const answers = [];
    for (let count = 0; count < 4; count += 1) answers.push(await call(workflowId, json({})));
    expect(answers.map((each) => each.status)).toEqual([202, 202, 429, 429]);
    expect(Number(answers[2]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await executionsOf(workflowId)).toHaveLength(2);
    expect((await deliveriesOf(workflowId, 4)).map((each) => each.code)).toEqual([
      'too-many-requests',
      'too-many-requests',
      null,
      null,
    ]);
  });

  it('obey what is published last', async () => {
    const workflowId = await create({});
    expect((await call(workflowId)).status).toBe(202);
    const keyId = await storeKey('later-token');
    const guarded = {
      nodes: [{ id: 'hook', type: 'webhook-trigger', config: { auth: { type: 'header', keyId } } }],
      edges: [],
    };
    expect((await api.send('PATCH', `/workflows/${workflowId}`, guarded)).status).toBe(200);
    expect((await call(workflowId)).status).toBe(401);
    expect(await executionsOf(workflowId)).toHaveLength(1);
    // Those whom the version before refuses are let in within a moment, though none of its own callers comes.
    const open = {
      nodes: [{ id: 'hook', type: 'webhook-trigger', config: { methods: ['GET'] } }],
      edges: [],
    };
    expect((await api.send('PATCH', `/workflows/${workflowId}`, open)).status).toBe(200);
    await eventually(async () => expect((await call(workflowId, { method: 'GET' })).status).toBe(202));
    expect((await call(workflowId)).status).toBe(405);
  });

  it('are documented with every status that is theirs', async () => {
    type Operations = Record<string, { responses: Record<string, unknown>; requestBody?: object }>;
    const { body } = await api.send<{ paths: Record<string, Operations> }>('GET', '/openapi.json');
    const paths = Object.keys(body.paths).filter((each) => each.startsWith('/api/webhooks/'));
    expect(paths).toContain('/api/webhooks/{workflowId}');
    for (const path of paths) expect(path).toMatch(/^\/api\/webhooks\/\{workflowId\}(\/\{\w+\})?$/);
    const operations = body.paths['/api/webhooks/{workflowId}'] ?? {};
    expect(Object.keys(operations).sort()).toEqual(['delete', 'get', 'patch', 'post', 'put']);
    for (const { responses } of Object.values(operations)) {
      const statuses = [
        '200',
        '202',
        '204',
        '400',
        '401',
        '404',
        '405',
        '408',
        '413',
        '415',
        '429',
        '431',
        '500',
        '503',
        'default',
      ];
      expect(Object.keys(responses).sort()).toEqual(statuses);
    }
    expect(operations['post']?.requestBody).toBeDefined();
  });

  it('leave no wait behind when the caller hangs up', async () => {
    const workflowId = await api.createWorkflow({
      name: 'endless',
      nodes: [
        { id: 'hook', type: 'webhook-trigger', config: { responseMode: 'last-node' } },
        {
          id: 'slow',
          type: 'code',
          config: { code: 'const end = Date.now() + 3000; while (Date.now() < end); return 1;' },
        },
      ],
      edges: [{ source: 'hook', target: 'slow' }],
    });
    const hangingUp = new AbortController();
    const caller = fetch(address(workflowId), { method: 'POST', signal: hangingUp.signal });
    const hungUp = expect(caller).rejects.toThrow();
    await eventually(async () => expect(await executionsOf(workflowId)).toHaveLength(1));
    hangingUp.abort();
    await hungUp;
    // It was accepted all the same, and ends.
    const [execution] = await executionsOf(workflowId);
    for (let attempt = 0; attempt < 600; attempt += 1) {
      if ((await api.execution(execution?.id ?? '')).status === 'completed') break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect((await api.execution(execution?.id ?? '')).status).toBe('completed');
    expect((await call(await create({}), json({}))).status).toBe(202);
  });
});
