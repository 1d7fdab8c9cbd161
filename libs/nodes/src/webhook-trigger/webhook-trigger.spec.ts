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
    });
  });

  it.each<[JsonObject, string]>([
    [{ responseMode: 'node' }, '/responseMode'],
    [{ auth: { type: 'hmac' } }, '/auth/type'],
    [{ auth: {} }, '/auth/type'],
    [{ methods: ['GET'] }, '/methods/0'],
    [{ methods: [] }, '/methods'],
    [{ idempotency: {} }, '/idempotency'],
  ])('refuses %j, which nothing would honour', (config, path) => {
    expect(checkConfig(descriptor, config, 'draft').map((problem) => problem.path)).toEqual([path]);
  });

  it('hands on the request as it came', async () => {
    const request = { method: 'POST', path: '/', query: { a: '1' }, headers: {}, body: [1] };
    const { outcome } = await runNode(webhookTrigger, {}, request);
    expect(outcome).toEqual({ kind: 'completed', output: request });
  });
});
