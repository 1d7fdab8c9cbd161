import type { WebhookRequest } from '../request/webhook-request';
import { checkCaller } from './check-caller';

const requestWith = (headers: Record<string, string>): WebhookRequest => ({
  workflowId: 'w',
  method: 'POST',
  path: '/',
  hasSuffix: false,
  query: {},
  headers,
  body: Buffer.alloc(0),
  url: 'http://localhost/',
  sourceAddress: '::1',
});
const kind = (auth: Parameters<typeof checkCaller>[0], secret: string, headers: Record<string, string>) =>
  checkCaller(auth, secret, requestWith(headers), 0).kind;

describe('checkCaller', () => {
  const token = { type: 'header', keyId: 'k', headerName: 'x-token' } as const;
  const bearer = { ...token, headerName: 'authorization' };

  it.each([
    [token, { 'x-token': 's3cret' }, 'known'],
    [token, { 'x-token': 's3cret ' }, 'unknown'],
    [token, { 'x-token': 'Bearer s3cret' }, 'unknown'],
    [token, { 'x-token': '' }, 'unknown'],
    [token, {}, 'unknown'],
    [bearer, { authorization: 'Bearer s3cret' }, 'known'],
    [bearer, { authorization: 's3cret' }, 'known'],
    [bearer, { authorization: 'Basic s3cret' }, 'unknown'],
  ])('with %j takes %j for %s', (auth, headers, expected) => {
    expect(kind(auth, 's3cret', headers)).toBe(expected);
  });

  const basic = (text: string) => ({ authorization: `basic ${Buffer.from(text).toString('base64')}` });
  it.each([
    ['ada', 'pass:wörd', basic('ada:pass:wörd'), 'known'],
    ['ada', 'pass', basic('eve:pass'), 'unknown'],
    ['ada', 'pass', basic('ada:'), 'unknown'],
    ['ada', 'pass', { authorization: 'Basic ****' }, 'unknown'],
    ['ada', 'pass', { authorization: 'Bearer pass' }, 'unknown'],
    [undefined, 'ada:pass', basic('ada:pass'), 'known'],
    [undefined, 'ada:pass', basic('ada'), 'unknown'],
  ])('of user %j with the key %j takes %j for %s', (username, secret, headers, expected) => {
    expect(kind({ type: 'basic', keyId: 'k', username }, secret, headers)).toBe(expected);
  });
});
