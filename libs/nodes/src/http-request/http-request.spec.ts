import { HttpClientError, type HttpClientErrorCode } from '@rex/node-sdk';
import { cannedHttp, describeNodeType, runNode } from '@rex/testing';
import { checkConfig, type ExampleAnswer, type JsonObject, type JsonValue } from '@rex/workflow';
import { httpRequest } from './http-request';

const URL_A = 'https://api.example/v1';
const draft = (config: JsonObject) => checkConfig(httpRequest.descriptor, { url: URL_A, ...config }, 'draft');
const json = (value: JsonValue, headers = {}): ExampleAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(value),
});
const key = (value: string) => ({ k1: { provider: 'http', name: 'mine', value } });

/** Runs the node on canned answers. */
async function run(
  config: JsonObject,
  answers: ExampleAnswer[] = [json(null)],
  { input = {}, secret = 's3cr3t-value' }: { input?: JsonValue; secret?: string } = {},
) {
  const http = cannedHttp(answers);
  const result = await runNode(httpRequest, { url: URL_A, ...config }, input, { http, secrets: key(secret) });
  return { ...result, requests: http.requests, request: http.requests[0] };
}

/** Runs the node against a client that fails. */
async function runFailing(config: JsonObject, code: HttpClientErrorCode, isSent: boolean) {
  const http = {
    send: async () => Promise.reject(new HttpClientError(code, 'Something is wrong', { isSent })),
  };
  return (await runNode(httpRequest, { url: URL_A, ...config }, {}, { http })).outcome;
}

describeNodeType(httpRequest);

describe('http-request config', () => {
  it.each<[JsonObject]>([
    [{}],
    [{ method: 'POST', body: { a: '{{ input.a }}' } }],
    [{ method: 'POST', bodyType: 'json', body: null }],
    [{ method: 'PUT', bodyType: 'form', body: '{{ input.form }}' }],
    [{ method: 'PUT', bodyType: 'form', body: [{ name: 'a', value: '{{ input.a }}' }] }],
    [{ method: 'GET', bodyType: 'none' }],
    [{ method: 'DELETE', bodyType: 'text', body: 'x' }],
    [{ url: '{{ input.url }}', query: '{{ input.query }}', headers: { 'X-A': '{{ input.a }}' } }],
    [{ url: 'HTTP://[::1]:8080/a?b#c', query: [{ name: 'a', value: [1, 2] }] }],
    [{ auth: { type: 'basic', keyId: 'k1', username: 'ada' } }],
    [{ auth: { type: 'query', keyId: 'k1', name: 'api key' } }],
    [{ pagination: { type: 'next-url', path: 'paging["next"].url', itemsPath: '$' } }],
    [{ retryOnStatus: [202, 500] }],
  ])('allows %j', (config) => {
    expect(draft(config)).toEqual([]);
  });

  it.each<[JsonObject, string, string]>([
    [{ url: undefined as unknown as string }, 'config-missing', '/url'],
    [{ url: '' }, 'config-invalid', '/url'],
    [{ url: 'api.example/v1' }, 'config-invalid', '/url'],
    [{ url: 'ftp://api.example' }, 'config-invalid', '/url'],
    [{ url: 'https://ada:word@api.example/' }, 'config-invalid', '/url'],
    [{ method: 'TRACE' }, 'config-invalid', '/method'],
    [{ method: '{{ input.method }}' }, 'config-invalid', '/method'],
    [{ body: { a: 1 } }, 'config-invalid', '/body'],
    [{ method: 'HEAD', bodyType: 'none', body: 'x' }, 'config-invalid', '/body'],
    [{ bodyType: 'text' }, 'config-invalid', '/bodyType'],
    [{ method: 'POST', bodyType: 'json' }, 'config-missing', '/body'],
    [{ method: 'POST', bodyType: 'form', body: 'a=b' }, 'config-invalid', '/body'],
    [{ method: 'POST', bodyType: 'xml', body: 'a' }, 'config-invalid', '/bodyType'],
    [{ headers: { 'X-A': { b: 1 } } }, 'config-invalid', '/headers/X-A'],
    [{ query: 'a=b' }, 'config-invalid', '/query'],
    [{ query: [{ name: 'a' }] }, 'config-missing', '/query/0/value'],
    [{ auth: { type: 'bearer' } }, 'config-missing', '/auth/keyId'],
    [{ auth: { type: 'bearer', keyId: 'k1', token: 'x' } }, 'config-unknown-key', '/auth/token'],
    [{ auth: { type: 'basic', keyId: 'k1', username: 'a:b' } }, 'config-invalid', '/auth/username'],
    [{ auth: { type: 'header', keyId: 'k1', name: 'X Key' } }, 'config-invalid', '/auth/name'],
    [{ pagination: { type: 'next-url' } }, 'config-missing', '/pagination/path'],
    [{ pagination: { type: 'cursor', path: 'a..b' } }, 'config-invalid', '/pagination/path'],
    [{ pagination: { type: 'page', maxPages: 1001 } }, 'config-invalid', '/pagination/maxPages'],
    [{ timeoutMs: 0 }, 'config-invalid', '/timeoutMs'],
    [{ retryOnStatus: [99] }, 'config-invalid', '/retryOnStatus/0'],
  ])('refuses %j', (config, code, path) => {
    expect(draft(config)).toEqual([expect.objectContaining({ code, path })]);
  });

  it('says what may be repeated by method, unless the target takes keys', () => {
    const classOf = (method: string, idempotent = false) => httpRequest.retryClassOf({ method, idempotent });
    for (const method of ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'])
      expect(classOf(method)).toBe('idempotent');
    for (const method of ['POST', 'PATCH']) expect(classOf(method)).toBe('once');
    expect(classOf('POST', true)).toBe('idempotent');
  });
});

describe('what http-request sends', () => {
  it('adds the query to that of the URL, encoded, lists repeated, objects as JSON', async () => {
    const query = { 'a b': 'x&y=ü', list: [1, true], filter: { n: 1 }, empty: '', half: '\ud800' };
    const { request } = await run({ url: 'https://api.example/v1?keep=%20+&flag#part', query });
    expect(request?.url).toBe(
      'https://api.example/v1?keep=%20+&flag&a%20b=x%26y%3D%C3%BC&list=1&list=true&filter=%7B%22n%22%3A1%7D&empty=&half=%EF%BF%BD',
    );
  });

  it('takes a list of names and values, names of prototypes too', async () => {
    const query = [
      { name: '__proto__', value: '{{ input.a }}' },
      { name: 'b', value: [1, null] },
    ];
    const { request, warnings } = await run({ query }, undefined, { input: { a: 5 } });
    expect(request?.url).toBe(`${URL_A}?__proto__=5&b=1`);
    expect(warnings).toEqual([{ code: 'value-left-out', message: '"b" in query is null and was left out.' }]);
  });

  it('leaves out what a template resolved to nothing, with a warning', async () => {
    const config = {
      method: 'POST',
      query: { q: '{{ input.none }}', p: 1 },
      headers: { 'X-A': '{{ input.none }}', 'X-B': 2, 'X-C': ['a', 'b'] },
      bodyType: 'form',
      body: { f: '{{ input.none }}', g: ['a b', 'ü'] },
    };
    const { request, warnings } = await run(config);
    expect(request?.url).toBe(`${URL_A}?p=1`);
    expect(request?.headers).toEqual({
      'X-B': '2',
      'X-C': ['a', 'b'],
      'Content-Type': 'application/x-www-form-urlencoded',
    });
    expect(request?.body).toBe('g=a+b&g=%C3%BC');
    expect(warnings.map(({ message }) => message)).toEqual([
      '"q" in query is null and was left out.',
      '"X-A" in headers is null and was left out.',
      '"f" in body is null and was left out.',
    ]);
  });

  it.each<[JsonObject, string, string]>([
    [{ body: { a: '{{ input.n }}', b: [null] } }, '{"a":7,"b":[null]}', 'application/json'],
    [{ bodyType: 'json', body: null }, 'null', 'application/json'],
    [{ bodyType: 'text', body: 'grün {{ input.n }}' }, 'grün 7', 'text/plain; charset=utf-8'],
    [{ bodyType: 'text', body: '{{ input }}' }, '{"n":7}', 'text/plain; charset=utf-8'],
    [{ bodyType: 'form', body: '{{ input }}' }, 'n=7', 'application/x-www-form-urlencoded'],
  ])('writes the body of %j', async (config, body, contentType) => {
    const { request } = await run({ method: 'POST', ...config }, undefined, { input: { n: 7 } });
    expect(request?.body).toBe(body);
    expect(request?.headers).toEqual({ 'Content-Type': contentType });
  });

  it('keeps a content type that the user set, however it is spelled', async () => {
    const config = { method: 'POST', headers: { 'content-TYPE': 'text/csv' }, bodyType: 'text', body: 'a,b' };
    expect((await run(config)).request?.headers).toEqual({ 'content-TYPE': 'text/csv' });
  });

  it('sends no body when the body type is none', async () => {
    const { request } = await run({ method: 'POST', bodyType: 'none', body: { a: 1 } });
    expect(request).not.toHaveProperty('body');
  });

  it('warns of a JSON body that is a text with JSON in it', async () => {
    const { request, warnings } = await run({ method: 'POST', body: '{"a":1}' });
    expect(request?.body).toBe('"{\\"a\\":1}"');
    expect(warnings).toEqual([expect.objectContaining({ code: 'body-is-text' })]);
  });

  it.each<[JsonObject, string | undefined]>([
    [{ method: 'PUT' }, 'execution:node'],
    [{ method: 'DELETE' }, 'execution:node'],
    [{ method: 'POST', idempotent: true }, 'execution:node'],
    [{ method: 'POST' }, undefined],
    [{ method: 'PATCH' }, undefined],
    [{ method: 'GET' }, undefined],
    [{ method: 'GET', idempotent: true }, undefined],
  ])('sends with %j the idempotency key %s', async (config, expected) => {
    expect((await run(config)).request?.headers?.['Idempotency-Key']).toBe(expected);
  });

  it("leaves the user's own idempotency key alone", async () => {
    const { request } = await run({ method: 'PUT', headers: { 'idempotency-key': 'mine' } });
    expect(request?.headers).toEqual({ 'idempotency-key': 'mine' });
  });

  it('refuses a host that is none', async () => {
    const { outcome } = await run({ url: 'https://256.256.256.256/' });
    expect(outcome).toMatchObject({
      kind: 'failed',
      error: { code: 'http-request-invalid', retryable: false },
    });
  });
});

describe('the credentials of http-request', () => {
  it.each<[JsonObject, string, Record<string, string>]>([
    [{ type: 'basic' }, 'ada:pa:ss', { Authorization: `Basic ${btoa('ada:pa:ss')}` }],
    [{ type: 'basic', username: 'ada' }, 'pa:ss', { Authorization: `Basic ${btoa('ada:pa:ss')}` }],
    [{ type: 'basic' }, 'sk_test_1', { Authorization: `Basic ${btoa('sk_test_1:')}` }],
    [{ type: 'bearer' }, 'tok', { Authorization: 'Bearer tok' }],
    [{ type: 'header' }, 'tok', { 'X-API-Key': 'tok' }],
    [{ type: 'header', name: 'Authorization', prefix: 'Token' }, 'tok', { Authorization: 'Token tok' }],
  ])('with %j are a header that no redirect takes elsewhere', async (auth, secret, headers) => {
    const { request } = await run({ auth: { ...auth, keyId: 'k1' } }, undefined, { secret });
    expect(request?.headers).toEqual(headers);
    expect(request?.secretHeaders).toEqual(Object.keys(headers));
  });

  it('encode a user name in UTF-8', async () => {
    const { request } = await run(
      { auth: { type: 'basic', keyId: 'k1', username: '{{ input.user }}' } },
      undefined,
      { input: { user: 'jürgen' }, secret: 'wört' },
    );
    const [, encoded = ''] = String(request?.headers?.['Authorization']).split(' ');
    expect(Buffer.from(encoded, 'base64').toString()).toBe('jürgen:wört');
  });

  it('as a query parameter replace one of that name', async () => {
    const { request } = await run(
      { url: `${URL_A}?key=old&a=1`, auth: { type: 'query', keyId: 'k1', name: 'key' } },
      undefined,
      { secret: 'a&b' },
    );
    expect(request?.url).toBe(`${URL_A}?a=1&key=a%26b`);
  });

  it('replace a header of that name', async () => {
    const { request } = await run({
      headers: { authorization: 'Bearer typed' },
      auth: { type: 'bearer', keyId: 'k1' },
    });
    expect(request?.headers).toEqual({ Authorization: 'Bearer s3cr3t-value' });
  });

  it.each(['unknown', '__proto__x'])('fail by name when there is no key %s', async (keyId) => {
    const { outcome, requests } = await run({ auth: { type: 'bearer', keyId } });
    expect(outcome).toMatchObject({ kind: 'failed', error: { code: 'key-missing', retryable: false } });
    expect(requests).toEqual([]);
  });

  it.each<[JsonObject, string, echo: string, forms: string[]]>([
    [{ type: 'bearer' }, 'abc', 'you sent abc', ['abc']],
    [{ type: 'bearer' }, 'tok-"7"/ü', '{"sent":"Bearer tok-\\"7\\"/ü"}', ['tok-', '7\\"/']],
    [{ type: 'query' }, 'a b&c', '?key=a%20b%26c or a+b%26c', ['b%26c']],
    [{ type: 'basic' }, 'ada:hunter2', `Basic ${btoa('ada:hunter2')} with hunter2`, ['hunter2', 'YWRh']],
    [{ type: 'basic', username: 'ada' }, 'hunter2', btoa('ada:hunter2'), ['YWRh', 'aHVudGVyMg']],
    [{ type: 'header' }, 'hunter2', `in base64: ${btoa('hunter2')}`, ['aHVudGVyMg']],
    [{ type: 'bearer' }, 'z'.repeat(500), '.'.repeat(1990) + 'z'.repeat(500), ['z']],
  ])('with %j %j stay out of the error when the target echoes them', async (auth, secret, echo, forms) => {
    const answer = { status: 401, headers: { 'x-echo': secret }, body: echo };
    const { outcome } = await run({ auth: { ...auth, keyId: 'k1' } }, [answer], { secret });
    const details = outcome.kind === 'failed' ? outcome.error.details : undefined;
    const { body } = details as { body: string };
    expect(body).toContain('[secret]');
    for (const form of forms) expect(body).not.toContain(form);
    expect(JSON.stringify(outcome)).not.toContain(JSON.stringify(secret).slice(1, -1));
  });
});

describe('what http-request makes of statuses', () => {
  const outcomeOf = async (config: JsonObject, status: number, headers = {}) =>
    (await run(config, [{ status, headers, body: 'no' }])).outcome;

  it.each<[string, number, boolean]>([
    ...[408, 425, 429, 500, 502, 503, 504].map((status): [string, number, boolean] => ['GET', status, true]),
    ...[408, 425, 429, 500, 503].map((status): [string, number, boolean] => ['POST', status, true]),
    ...[502, 504].map((status): [string, number, boolean] => ['POST', status, false]),
    ...[400, 401, 404, 501, 599].map((status): [string, number, boolean] => ['PUT', status, false]),
  ])('%s answered with %i fails, retried: %s', async (method, status, retryable) => {
    expect(await outcomeOf({ method }, status)).toEqual({
      kind: 'failed',
      error: {
        code: 'http-status',
        message: expect.stringContaining(`https://api.example answered ${status}.`),
        retryable,
        details: { status, body: 'no' },
      },
    });
  });

  it('goes on with any status when it is told to', async () => {
    for (const status of [302, 404, 503]) {
      expect(await outcomeOf({ failOnStatus: false }, status)).toEqual({ kind: 'completed', output: 'no' });
    }
  });

  it('fails with the statuses to retry on, whatever else is set, and retries no others', async () => {
    const config = { retryOnStatus: [202, 404], failOnStatus: false };
    expect(await outcomeOf(config, 202)).toMatchObject({ error: { code: 'http-status', retryable: true } });
    expect(await outcomeOf(config, 503)).toMatchObject({ kind: 'completed' });
    expect(await outcomeOf({ retryOnStatus: [] }, 503)).toMatchObject({ error: { retryable: false } });
    expect(await outcomeOf({ method: 'POST', retryOnStatus: [504] }, 504)).toMatchObject({
      error: { retryable: true },
    });
  });

  it('hands on how long the target asks to wait', async () => {
    expect(await outcomeOf({}, 429, { 'retry-after': '7' })).toMatchObject({ error: { retryAfterMs: 7000 } });
    const date = 'Thu, 01 Jan 2026 00:01:00 GMT';
    expect(await outcomeOf({}, 503, { 'retry-after': date })).toMatchObject({
      error: { retryAfterMs: 60_000 },
    });
    expect(await outcomeOf({}, 503, { 'retry-after': 'soon' })).not.toHaveProperty('error.retryAfterMs');
  });
});

describe('what http-request makes of failures', () => {
  it.each<[HttpClientErrorCode, string, boolean]>([
    ['timeout', 'http-timeout', true],
    ['connect-timeout', 'http-timeout', true],
    ['dns-failed', 'http-connection', true],
    ['connection-lost', 'http-connection', true],
    ['tls-failed', 'http-tls', false],
    ['address-refused', 'http-refused-target', false],
    ['port-refused', 'http-refused-target', false],
    ['header-invalid', 'http-request-invalid', false],
    ['response-malformed', 'http-response-invalid', false],
    ['response-too-large', 'http-response-too-large', false],
    ['redirect-limit', 'http-redirect-limit', false],
  ])('%s becomes %s, retried: %s', async (reason, code, retryable) => {
    expect(await runFailing({}, reason, true)).toEqual({
      kind: 'failed',
      error: {
        code,
        message: expect.stringContaining('https://api.example failed: Something is wrong.'),
        retryable,
        details: { reason },
      },
    });
  });

  it.each<[JsonObject, HttpClientErrorCode, boolean, boolean]>([
    [{ method: 'POST' }, 'timeout', true, false],
    [{ method: 'PATCH' }, 'connection-lost', true, false],
    [{ method: 'POST' }, 'timeout', false, true],
    [{ method: 'POST' }, 'connect-failed', false, true],
    [{ method: 'POST', idempotent: true }, 'timeout', true, true],
    [{ method: 'PUT' }, 'connection-lost', true, true],
  ])('%j after %s (sent: %s) is retried: %s', async (config, reason, isSent, retryable) => {
    const outcome = await runFailing(config, reason, isSent);
    expect(outcome).toMatchObject({ error: { retryable } });
    expect(JSON.stringify(outcome).includes('outcome is unknown')).toBe(!retryable);
  });

  it('leaves to the engine what ends because the step was stopped', async () => {
    await expect(runFailing({}, 'aborted', true)).rejects.toMatchObject({ code: 'aborted' });
  });
});

describe('how http-request reads answers', () => {
  const outputOf = async (config: JsonObject, answer: ExampleAnswer) => {
    const { outcome, warnings } = await run(config, [answer]);
    const codes = warnings.map(({ code }) => code);
    return outcome.kind === 'completed' ? [outcome.output, codes] : [outcome, codes];
  };

  it.each<[string, string, JsonValue]>([
    ['application/json; charset=utf-8', '{"a":1}', { a: 1 }],
    ['application/problem+json', '[1]', [1]],
    ['text/json', '"x"', 'x'],
    ['text/plain', '{"a":1}', '{"a":1}'],
    ['application/jsonp', '{"a":1}', '{"a":1}'],
    ['', '{"a":1}', '{"a":1}'],
    [';;;', 'x', 'x'],
    ['application/json', '\ufeff{"a":1}', { a: 1 }],
    ['application/json, text/html', '{"a":1}', { a: 1 }],
  ])('by the content type %j', async (type, body, output) => {
    expect(await outputOf({}, { status: 200, headers: { 'content-type': type }, body })).toEqual([
      output,
      [],
    ]);
  });

  it('takes the word of the config over the content type', async () => {
    const headers = { 'content-type': 'text/html' };
    expect(await outputOf({ responseType: 'json' }, { status: 200, headers, body: '5' })).toEqual([5, []]);
    const answer = { status: 200, headers: { 'content-type': 'application/json' }, body: '5' };
    expect(await outputOf({ responseType: 'text' }, answer)).toEqual(['5', []]);
    expect(await outputOf({ responseType: 'base64' }, answer)).toEqual(['NQ==', []]);
  });

  it.each(['auto', 'json', 'text', 'base64'])(
    'gives null for an empty answer as %s',
    async (responseType) => {
      const headers = { 'content-type': 'application/json' };
      expect(await outputOf({ responseType }, { status: 204, headers })).toEqual([null, []]);
    },
  );

  it('fails for JSON that is none, and says where and how it starts', async () => {
    const { outcome } = await run({ responseType: 'json' }, [{ status: 200, body: '{"a":1,"b" 2}' }]);
    expect(outcome).toEqual({
      kind: 'failed',
      error: {
        code: 'response-not-json',
        message:
          'The answer is no JSON; it starts with "{\\"a\\":1,\\"b\\" 2}". At character 11 it goes wrong. Look at the URL, or set responseType to text.',
        retryable: false,
        details: { position: 11 },
      },
    });
  });

  it('gives an error answer that is no JSON as text, when errors are taken', async () => {
    const config = { responseType: 'json', failOnStatus: false };
    expect(await outputOf(config, { status: 502, body: '<html>' })).toEqual([
      '<html>',
      ['response-not-json'],
    ]);
  });

  it('refuses JSON that is nested too deep to be handed on', async () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    const answer = (depth: number) => ({ status: 200, body: nested(depth) });
    expect((await run({ responseType: 'json' }, [answer(400)])).outcome.kind).toBe('completed');
    expect((await run({ responseType: 'json' }, [answer(50_000)])).outcome).toMatchObject({
      error: { code: 'response-too-deep' },
    });
  });

  it('keeps keys of prototypes as keys', async () => {
    const { outcome } = await run({ responseType: 'json' }, [{ status: 200, body: '{"__proto__":{"x":1}}' }]);
    expect(JSON.stringify(outcome)).toBe('{"kind":"completed","output":{"__proto__":{"x":1}}}');
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  it('gives exactly status, headers and body as full response', async () => {
    const { outcome } = await run({ fullResponse: true }, [json([1], { 'x-a': 'b' })]);
    expect(JSON.stringify(outcome)).toBe(
      '{"kind":"completed","output":{"status":200,"headers":{"content-type":"application/json","x-a":"b"},"body":[1]}}',
    );
  });
});
