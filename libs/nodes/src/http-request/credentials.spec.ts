import type { SecretScheme } from '@rex/node-sdk';
import type { JsonObject } from '@rex/workflow';
import { runRequest, URL_A } from './spec-support/run-request';

describe('the credentials of http-request', () => {
  it.each<[JsonObject, string, Record<string, string>]>([
    [{ type: 'basic' }, 'ada:pa:ss', { Authorization: `Basic ${btoa('ada:pa:ss')}` }],
    [{ type: 'basic', username: 'ada' }, 'pa:ss', { Authorization: `Basic ${btoa('ada:pa:ss')}` }],
    [{ type: 'basic' }, 'sk_test_1', { Authorization: `Basic ${btoa('sk_test_1:')}` }],
    [{ type: 'bearer' }, 'tok', { Authorization: 'Bearer tok' }],
    [{ type: 'header' }, 'tok', { 'X-API-Key': 'tok' }],
    [{ type: 'header', name: 'Authorization', prefix: 'Token' }, 'tok', { Authorization: 'Token tok' }],
  ])('with %j are a header that no redirect takes elsewhere', async (auth, secret, headers) => {
    const { request } = await runRequest({ auth: { ...auth, keyId: 'k1' } }, undefined, { secret });
    expect(request?.headers).toEqual(headers);
    expect(request?.secretHeaders).toEqual(Object.keys(headers));
  });

  it.each<[SecretScheme | undefined, Record<string, string>]>([
    [undefined, { Authorization: 'Bearer tok' }],
    [{ type: 'bearer' }, { Authorization: 'Bearer tok' }],
    [{ type: 'basic', username: 'ada' }, { Authorization: `Basic ${btoa('ada:tok')}` }],
    [{ type: 'header', name: 'X-Token' }, { 'X-Token': 'tok' }],
  ])('are sent as the stored key says: %j', async (scheme, headers) => {
    const config = { auth: { type: 'key', keyId: 'k1' } };
    const { request } = await runRequest(config, undefined, { secret: 'tok', scheme });
    expect(request?.headers).toEqual(headers);
    expect(request?.secretHeaders).toEqual(Object.keys(headers));
  });

  it('encode a user name in UTF-8', async () => {
    const { request } = await runRequest(
      { auth: { type: 'basic', keyId: 'k1', username: '{{ input.user }}' } },
      undefined,
      { input: { user: 'jürgen' }, secret: 'wört' },
    );
    const [, encoded = ''] = String(request?.headers?.['Authorization']).split(' ');
    expect(Buffer.from(encoded, 'base64').toString()).toBe('jürgen:wört');
  });

  it('as a query parameter replace one of that name', async () => {
    const { request } = await runRequest(
      { url: `${URL_A}?key=old&a=1`, auth: { type: 'query', keyId: 'k1', name: 'key' } },
      undefined,
      { secret: 'a&b' },
    );
    expect(request?.url).toBe(`${URL_A}?a=1&key=a%26b`);
  });

  it('replace a header of that name', async () => {
    const { request } = await runRequest({
      headers: { authorization: 'Bearer typed' },
      auth: { type: 'bearer', keyId: 'k1' },
    });
    expect(request?.headers).toEqual({ Authorization: 'Bearer s3cr3t-value' });
  });

  it.each(['unknown', '__proto__x'])('fail by name when there is no key %s', async (keyId) => {
    const { outcome, requests } = await runRequest({ auth: { type: 'bearer', keyId } });
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
    [{ type: 'bearer' }, 'z'.repeat(500), `${'z'.repeat(500)} `.repeat(10), ['z']],
    [{ type: 'bearer' }, 'z'.repeat(500), '.'.repeat(1990) + 'z'.repeat(500), ['z']],
  ])('with %j %j stay out of the error when the target echoes them', async (auth, secret, echo, forms) => {
    const answer = { status: 401, headers: { 'x-echo': secret }, body: echo };
    const { outcome } = await runRequest({ auth: { ...auth, keyId: 'k1' } }, [answer], { secret });
    const details = outcome.kind === 'failed' ? outcome.error.details : undefined;
    const { body } = details as { body: string };
    expect(body).toContain('[secret]');
    for (const form of forms) expect(body).not.toContain(form);
    expect(JSON.stringify(outcome)).not.toContain(JSON.stringify(secret).slice(1, -1));
  });
});
