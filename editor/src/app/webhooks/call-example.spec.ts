import type { WebhookTrigger } from '../api/webhooks-api';
import { callExample } from './call-example';

const OPEN = {
  methods: ['GET', 'POST'],
  proof: 'none',
  headerName: null,
  username: null,
  preset: null,
} as const;
const exampleOf = (more: Partial<WebhookTrigger>) =>
  callExample('http://rex', 'w', { ...OPEN, methods: ['POST'], ...more });

describe('how a webhook is called from a terminal', () => {
  it('needs nothing but an address where there is no proof', () => {
    expect(callExample('http://rex', 'w', { ...OPEN, methods: [...OPEN.methods] })).toEqual({
      ...{ url: 'http://rex/api/webhooks/w', method: 'POST', hint: null },
      curl: `curl -X POST 'http://rex/api/webhooks/w' -H 'content-type: application/json' -d '{"hello": "world"}'`,
    });
    expect(exampleOf({ methods: ['GET', 'HEAD'] }).curl).toBe(`curl -X GET 'http://rex/api/webhooks/w'`);
  });

  it.each<[Partial<WebhookTrigger>, string]>([
    [{ proof: 'header', headerName: 'x-token' }, `-H 'x-token: <secret>'`],
    [{ proof: 'basic', username: 'ada' }, `-u 'ada:<password>'`],
    [{ proof: 'basic' }, `-u '<user:password>'`],
    [{ proof: 'hmac', preset: 'github' }, `-H 'x-hub-signature-256: sha256=<signature>'`],
    [{ proof: 'hmac', preset: 'custom', headerName: 'x-own' }, `-H 'x-own: <signature>'`],
  ])('with %j has the header that proves who calls, and says what to put there', (proof, flag) => {
    const { curl, hint } = exampleOf(proof);
    expect(curl).toContain(flag);
    expect(hint).not.toBeNull();
  });
});
