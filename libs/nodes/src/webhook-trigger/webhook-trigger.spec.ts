import { describeNodeType, runNode } from '@rex/testing';
import { applyConfigDefaults, checkConfig, type JsonObject } from '@rex/workflow';
import { webhookTrigger } from './webhook-trigger';

const { descriptor } = webhookTrigger;

describeNodeType(webhookTrigger);

describe('webhook trigger', () => {
  it('answers at once, lets anybody call and takes POST unless it is told otherwise', () => {
    expect(applyConfigDefaults(descriptor, {})).toEqual({
      responseMode: 'immediate',
      auth: { type: 'none' },
      methods: ['POST'],
      allowPathSuffix: false,
    });
  });

  const keyId = 'key-1';
  it.each<[JsonObject]>([
    [{ responseMode: 'node', responseNode: 'reply', timeoutSeconds: 30 }],
    [{ auth: { type: 'header', keyId } }],
    [{ auth: { type: 'header', keyId, headerName: 'X-Token', preset: 'github' } }],
    [{ auth: { type: 'basic', keyId, username: 'ada' } }],
    [{ auth: { type: 'hmac', keyId, preset: 'standard-webhooks', toleranceSeconds: 60 } }],
    [{ auth: { type: 'hmac', keyId, preset: 'custom', signatureHeader: 'X-Sig', signaturePrefix: 'v1=' } }],
    [{ auth: { type: 'none', keyId } }],
    [{ methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] }],
    [{ idempotency: { header: 'X-GitHub-Delivery' } }],
    [{ idempotency: { bodyPath: 'event.id' } }],
    [{ idempotency: { bodyPath: 'events[0].the id' } }],
    [{ allowPathSuffix: true, rateLimitPerMinute: 60 }],
    [{ auth: { type: 'hmac', keyId, preset: 'shopify' } }],
    [{ auth: { type: 'hmac', keyId, preset: 'twilio' } }],
  ])('allows %j', (config) => {
    expect(checkConfig(descriptor, config, 'draft')).toEqual([]);
  });

  it.each<[JsonObject, string]>([
    [{ responseMode: 'last' }, '/responseMode'],
    [{ responseMode: 'node' }, '/responseNode'],
    [{ responseMode: 'node', responseNode: '1st' }, '/responseNode'],
    [{ timeoutSeconds: 0 }, '/timeoutSeconds'],
    [{ auth: 'none' }, '/auth'],
    [{ auth: {} }, '/auth/type'],
    [{ auth: { type: 'None' } }, '/auth/type'],
    [{ auth: { type: 'header' } }, '/auth/keyId'],
    [{ auth: { type: 'basic' } }, '/auth/keyId'],
    [{ auth: { type: 'hmac', preset: 'github' } }, '/auth/keyId'],
    [{ auth: { type: 'hmac', keyId } }, '/auth/preset'],
    [{ auth: { type: 'hmac', keyId, preset: 'gitlab' } }, '/auth/preset'],
    [{ auth: { type: 'hmac', keyId, preset: 'custom' } }, '/auth/signatureHeader'],
    [{ auth: { type: 'header', keyId, headerName: 'X Token' } }, '/auth/headerName'],
    [{ auth: { type: 'header', keyId, headerName: 'X:\r\nY' } }, '/auth/headerName'],
    [{ auth: { type: 'header', keyId: '{{ steps.x }}' } }, '/auth/keyId'],
    [{ auth: { type: 'header', keyId, secret: 'abc' } }, '/auth/secret'],
    [{ auth: { type: 'hmac', keyId, preset: 'slack', algorithm: 'md5' } }, '/auth/algorithm'],
    [{ auth: { type: 'hmac', keyId, preset: 'slack', toleranceSeconds: 1e9 } }, '/auth/toleranceSeconds'],
    [{ methods: ['post'] }, '/methods/0'],
    [{ methods: ['POST', 'POST'] }, '/methods'],
    [{ methods: [] }, '/methods'],
    [{ methods: 'POST' }, '/methods'],
    [{ idempotency: { bodyPath: '{{ a }}' } }, '/idempotency/bodyPath'],
    [{ idempotency: { bodyPath: 'a..b' } }, '/idempotency/bodyPath'],
    [{ allowPathSuffix: 'yes' }, '/allowPathSuffix'],
    [{ rateLimitPerMinute: 0 }, '/rateLimitPerMinute'],
    [{ idempotency: { header: '' } }, '/idempotency/header'],
  ])('refuses %j', (config, path) => {
    expect(checkConfig(descriptor, config, 'draft').map((problem) => problem.path)).toEqual([path]);
  });

  it('hands on the request as it came', async () => {
    const request = { method: 'POST', path: '/', query: { a: '1' }, headers: {}, body: [1] };
    const { outcome } = await runNode(webhookTrigger, {}, request);
    expect(outcome).toEqual({ kind: 'completed', output: request });
  });
});
