import type { JsonObject } from '@rex/workflow';
import { runRequest, URL_A } from './spec-support/run-request';

describe('what http-request sends', () => {
  it('adds the query to that of the URL, encoded, lists repeated, objects as JSON', async () => {
    const query = { 'a b': 'x&y=ü', list: [1, true], filter: { n: 1 }, empty: '', half: '\ud800' };
    const { request } = await runRequest({ url: 'https://api.example/v1?keep=%20+&flag#part', query });
    expect(request?.url).toBe(
      'https://api.example/v1?keep=%20+&flag&a%20b=x%26y%3D%C3%BC&list=1&list=true&filter=%7B%22n%22%3A1%7D&empty=&half=%EF%BF%BD',
    );
  });

  it('takes a list of names and values, names of prototypes too', async () => {
    const query = [
      { name: '__proto__', value: '{{ input.a }}' },
      { name: 'b', value: [1, null] },
    ];
    const { request, warnings } = await runRequest({ query }, undefined, { input: { a: 5 } });
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
    const { request, warnings } = await runRequest(config);
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
    const { request } = await runRequest({ method: 'POST', ...config }, undefined, { input: { n: 7 } });
    expect(request?.body).toBe(body);
    expect(request?.headers).toEqual({ 'Content-Type': contentType });
  });

  it('keeps a content type that the user set, however it is spelled', async () => {
    const config = { method: 'POST', headers: { 'content-TYPE': 'text/csv' }, bodyType: 'text', body: 'a,b' };
    expect((await runRequest(config)).request?.headers).toEqual({ 'content-TYPE': 'text/csv' });
  });

  it('sends no body when the body type is none', async () => {
    const { request } = await runRequest({ method: 'POST', bodyType: 'none', body: { a: 1 } });
    expect(request).not.toHaveProperty('body');
  });

  it('warns of a JSON body that is a text with JSON in it', async () => {
    const { request, warnings } = await runRequest({ method: 'POST', body: '{"a":1}' });
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
    expect((await runRequest(config)).request?.headers?.['Idempotency-Key']).toBe(expected);
  });

  it("leaves the user's own idempotency key alone", async () => {
    const { request } = await runRequest({ method: 'PUT', headers: { 'idempotency-key': 'mine' } });
    expect(request?.headers).toEqual({ 'idempotency-key': 'mine' });
  });

  it('refuses a host that is none', async () => {
    const { outcome } = await runRequest({ url: 'https://256.256.256.256/' });
    expect(outcome).toMatchObject({
      kind: 'failed',
      error: { code: 'http-request-invalid', retryable: false },
    });
  });
});
