import { JwtService } from '@nestjs/jwt';
import { newId, newSecret } from '@rex/platform';
import {
  ApiClient,
  createReadyDatabase,
  startStack,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';
import type { JsonObject } from '@rex/workflow';
import { followEvents, type Followed } from './spec-support/follow-events';

const LIMIT = 5;

describe('events of an execution', () => {
  const secret = newSecret();
  let database: TestDatabase;
  let stack: Stack;
  let api: ApiClient;
  let token: string;

  beforeAll(async () => {
    database = await createReadyDatabase();
    const environment = {
      JWT_SECRET: secret,
      LIMIT_EVENT_STREAMS: String(LIMIT),
      SWEEP_SECONDS: '1',
      CODE_TIMEOUT_MS: '120000',
    };
    stack = await startStack({ databaseUrl: database.url, environment });
    api = new ApiClient(stack.url);
    ({ token } = await api.register());
  });

  afterAll(async () => {
    await stack?.stop();
    await database?.drop();
  });

  const follow = (id: string, headers: Record<string, string> = {}, query = ''): Promise<Followed> =>
    followEvents(`${stack.url}/api/executions/${id}/events${query}`, {
      authorization: `Bearer ${token}`,
      ...headers,
    });

  const aWorkflow = (...codes: string[]) => ({
    name: 'followed',
    nodes: [
      { id: 'start', type: 'manual-trigger' },
      ...codes.map((code, index) => ({
        id: `step${index}`,
        type: 'code',
        name: `Step ${index}`,
        config: { code },
      })),
    ],
    edges: codes.map((_, index) => ({
      source: index === 0 ? 'start' : `step${index - 1}`,
      target: `step${index}`,
    })),
  });
  const begin = async (workflowId: string) =>
    (await api.send<{ executionId: string }>('POST', `/workflows/${workflowId}/execute`, {})).body
      .executionId;
  const pause = (ms: number) => `await new Promise((done) => setTimeout(done, ${ms})); return { at: ${ms} };`;
  const endless = () =>
    api.createWorkflow(aWorkflow('await new Promise((done) => setTimeout(done, 110_000))')).then(begin);

  it('tells everything from the beginning to the end, then closes', async () => {
    const id = await begin(
      await api.createWorkflow(aWorkflow(pause(400), pause(401), 'return { sum: input.at }')),
    );
    const stream = await follow(id);
    expect(stream.status).toBe(200);
    expect(Object.fromEntries(stream.headers)).toMatchObject({
      ...{ 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache, no-transform' },
      ...{
        'x-accel-buffering': 'no',
        'x-content-type-options': 'nosniff',
        'x-request-id': expect.any(String),
      },
    });
    const [snapshot, ...events] = await stream.rest();
    expect(snapshot).toMatchObject({
      event: 'snapshot',
      data: { id, executionId: id, workflowName: 'followed', omitted: [] },
    });
    const steps = events.filter((each) => each.event === 'step');
    expect(
      steps.find((each) => each.data['nodeId'] === 'step0' && each.data['status'] === 'completed')?.data,
    ).toMatchObject({
      ...{
        nodeName: 'Step 0',
        nodeType: 'code',
        output: { at: 400 },
        input: null,
        omitted: ['input'],
        attempt: 1,
      },
    });
    const states = new Map([
      ...(snapshot?.data['steps'] as JsonObject[]).map((step) => [step['nodeId'], step['status']] as const),
      ...steps.map(({ data }) => [data['nodeId'], data['status']] as const),
    ]);
    expect(Object.fromEntries(states)).toEqual({
      start: 'completed',
      step0: 'completed',
      step1: 'completed',
      step2: 'completed',
    });
    expect(steps.length).toBeGreaterThanOrEqual(4);
    expect(events.slice(-2).map((each) => [each.event, each.data['status']])).toEqual([
      ['execution', 'completed'],
      ['end', 'completed'],
    ]);
    const ids = [snapshot, ...events].flatMap((each) => each?.id ?? []).map(Number);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    expect(ids.at(-1)).toBe((await api.send<JsonObject>('GET', `/executions/${id}`)).body['revision']);
    expect(stream.raw[0]).toMatch(/^retry: \d+$/);

    // The same as reading it.
    const [after, end] = await (await follow(id)).rest();
    const { body: detail } = await api.send<JsonObject>('GET', `/executions/${id}`);
    expect(after?.data).toEqual({ ...detail, omitted: [] });
    expect(end?.event).toBe('end');
  });

  it('tells of a step at its end, long before the next one has ended', async () => {
    const id = await begin(await api.createWorkflow(aWorkflow(pause(700), pause(60_000))));
    const stream = await follow(id);
    for (let event = await stream.next(); event; event = await stream.next())
      if (event.data['nodeId'] === 'step0' && event.data['status'] === 'completed') {
        const finishedAt = Date.parse(String(event.data['finishedAt']));
        process.stdout.write(`end of a step to event: ${Date.now() - finishedAt} ms\n`);
        break;
      }
    expect((await api.execution(id)).status).toBe('running');
    stream.close();
    await api.send('POST', `/executions/${id}/cancel`);
  });

  it('goes on behind the event that was seen last', async () => {
    const id = await begin(await api.createWorkflow(aWorkflow(pause(300), pause(300), pause(300))));
    const events = await (await follow(id)).rest();
    const seen = events.findIndex((each) => each.event === 'step' && each.id !== undefined);
    const lastId = events[seen]?.id ?? '';
    const later = new Set(
      events
        .slice(seen + 1)
        .filter((each) => each.event === 'step')
        .map((each) => each.data['nodeId']),
    );
    for (const stream of [
      await follow(id, { 'last-event-id': lastId }),
      await follow(id, {}, `?lastEventId=${lastId}`),
    ]) {
      const rest = await stream.rest();
      expect(rest.map((each) => each.event)).not.toContain('snapshot');
      expect(
        new Set(rest.filter((each) => each.event === 'step').map((each) => each.data['nodeId'])),
      ).toEqual(later);
      expect(rest.slice(-2).map((each) => each.event)).toEqual(['execution', 'end']);
    }
    for (const odd of ['99999', 'abc', '-1', '1.5', '9'.repeat(50), '', '\u00e9'])
      expect((await (await follow(id, { 'last-event-id': odd })).next())?.event).toBe('snapshot');
    for (const odd of ['abc', '-1', '1.5', '9'.repeat(50)])
      expect((await follow(id, {}, `?lastEventId=${odd}`)).status).toBe(400);
  });

  it('leaves out what is large', async () => {
    const codes = ['return "x".repeat(20_000)', 'return "y".repeat(400_000)', 'return 1'];
    const { id } = await api.run(await api.createWorkflow(aWorkflow(...codes)));
    const [snapshot] = await (await follow(id)).rest();
    expect(JSON.stringify(snapshot).length).toBeLessThan(10_000);
    const omitted = (snapshot?.data['steps'] as JsonObject[]).map((step) => [
      step['nodeId'],
      step['omitted'],
    ]);
    expect(Object.fromEntries(omitted)).toEqual({
      start: [],
      step0: ['output'],
      step1: ['input', 'output'],
      step2: ['input'],
    });
  });

  it('shows nothing to strangers, and knows nothing of garbage', async () => {
    const id = await endless();
    const stranger = new ApiClient(stack.url);
    const { token: other } = await stranger.register();
    for (const [path, headers, status] of [
      ...([
        [id, { authorization: `Bearer ${other}` }, 404],
        [newId(), {}, 404],
        ['x', {}, 404],
        ['%00', {}, 404],
      ] as const),
      ...([
        [id, { authorization: '' }, 401],
        [id, { authorization: 'Bearer x' }, 401],
      ] as const),
    ]) {
      const stream = await follow(path, headers);
      expect([path, stream.status]).toEqual([path, status]);
      expect(stream.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      stream.close();
    }
    await api.send('POST', `/executions/${id}/cancel`);
  });

  it('frees everything when the client goes: 300 come and go, and all places are free', async () => {
    const id = await endless();
    for (let round = 0; round < 100; round += 1) {
      const streams = await Promise.all([follow(id), follow(id), follow(id)]);
      for (const stream of streams) {
        expect(stream.status).toBe(200);
        if (round % 2) expect((await stream.next())?.event).toBe('snapshot');
        stream.close();
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    const full = await Promise.all(Array.from({ length: LIMIT }, () => follow(id)));
    expect(full.map((stream) => stream.status)).toEqual(full.map(() => 200));
    const { status, body } = await api.send<JsonObject>('GET', `/executions/${id}/events`);
    expect([status, body['code']]).toEqual([429, 'too-many-streams']);
    full.pop()?.close();
    await new Promise((resolve) => setTimeout(resolve, 200));
    const again = await follow(id);
    expect(again.status).toBe(200);
    await again.next();

    // All of them hear of the end.
    await api.send('POST', `/executions/${id}/cancel`);
    for (const stream of [...full, again])
      expect((await stream.rest()).at(-1)).toMatchObject({ event: 'end', data: { status: 'cancelled' } });
  });

  it('keeps no place for HEAD, which it answers without a stream', async () => {
    const id = await endless();
    const headers = { authorization: `Bearer ${token}` };
    const ask = (path: string) =>
      fetch(`${stack.url}/api/executions/${path}/events`, { method: 'HEAD', headers });
    for (let count = 0; count <= LIMIT; count += 1) {
      const { status, headers } = await ask(id);
      expect([status, headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
    }
    expect((await ask(crypto.randomUUID())).status).toBe(404);
    const stream = await follow(id);
    expect([stream.status, (await stream.next())?.event]).toEqual([200, 'snapshot']);
    stream.close();
    await api.send('POST', `/executions/${id}/cancel`);
  });

  it('ends with the access token', async () => {
    const id = await endless();
    const jwt = new JwtService({ secret });
    const { sub, sid } = jwt.decode<{ sub: string; sid: string }>(token);
    const rules = { algorithm: 'HS256', issuer: 'rex', audience: 'rex-api', expiresIn: 2 } as const;
    const short = jwt.sign({ sub, sid }, rules);
    const startedAt = Date.now();
    const events = await (await follow(id, { authorization: `Bearer ${short}` })).rest();
    expect(events.at(-1)).toMatchObject({ event: 'close', data: { reason: 'token-expired' } });
    // Without its end the stream would live for minutes.
    expect(Date.now() - startedAt).toBeLessThan(30_000);
    await api.send('POST', `/executions/${id}/cancel`);
  });

  it('ends when the execution is deleted under it', async () => {
    const id = await endless();
    const stream = await follow(id);
    await stream.next();
    await database.query('DELETE FROM executions WHERE id = $1', [id]);
    expect((await stream.rest()).at(-1)).toMatchObject({ event: 'close', data: { reason: 'deleted' } });
  });

  it('says goodbye when the backend is asked to end, also where nobody reads', async () => {
    const id = await endless();
    const [stream, silent] = [await follow(id), await follow(id)];
    await stream.next();
    const rest = stream.rest();
    await expect(stack.backend.stop()).resolves.toBe(0);
    expect((await rest).at(-1)).toMatchObject({ event: 'close', data: { reason: 'shutdown' } });
    silent.close();
  });
});
