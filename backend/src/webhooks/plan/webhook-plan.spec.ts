import type { JsonObject, WorkflowDocument, WorkflowNode } from '@rex/workflow';
import { parseWorkflowDocument } from '@rex/workflow';
import { webhookPlan } from './webhook-plan';

const hook = (config: JsonObject) => ({ id: 'hook', type: 'webhook-trigger', config });
const output = (id: string, config: JsonObject = {}) => ({ id, type: 'output', config });
const HTTP = { response: {} };

function planOf(config: JsonObject, others: object[] = [output('reply')]) {
  const ids = others.map((each) => (each as { id: string }).id);
  const parsed = parseWorkflowDocument({
    name: 'planned',
    nodes: [hook(config), ...others],
    edges: ids.map((target) => ({ source: 'hook', target })),
  } as unknown as JsonObject);
  const document = (parsed as unknown as { document: WorkflowDocument }).document;
  return webhookPlan(document, document.nodes[0] as WorkflowNode);
}

describe('webhookPlan', () => {
  it('takes POST of anybody and answers at once unless it is told otherwise', () => {
    expect(planOf({})).toEqual({
      methods: new Set(['POST']),
      allowsPathSuffix: false,
      auth: { type: 'none' },
      answer: { mode: 'immediate' },
      timeoutSeconds: undefined,
      ratePerMinute: undefined,
      deliveryId: undefined,
    });
  });

  it('takes HEAD wherever it takes GET', () => {
    expect([...planOf({ methods: ['GET'] }).methods]).toEqual(['GET', 'HEAD']);
  });

  it('fills in what a way of knowing callers leaves out', () => {
    expect(planOf({ auth: { type: 'header', keyId: 'k' } }).auth).toMatchObject({
      headerName: 'x-webhook-token',
    });
    expect(planOf({ auth: { type: 'hmac', keyId: 'k', preset: 'slack' } }).auth).toMatchObject({
      scheme: { preset: 'slack', toleranceSeconds: 300 },
    });
    const custom = { type: 'hmac', keyId: 'k', preset: 'custom', signatureHeader: 'X-Sig' };
    expect(planOf({ auth: custom }).auth).toMatchObject({
      scheme: { algorithm: 'sha256', signatureHeader: 'x-sig', encoding: 'hex', signaturePrefix: '' },
    });
  });

  it('never lets a guard it does not know count as none', () => {
    expect(() => planOf({ auth: { type: 'mtls' } })).toThrow('mtls');
  });

  it.each<[string, JsonObject, object[], boolean]>([
    [
      'the chosen node has a response',
      { responseMode: 'node', responseNode: 'a' },
      [output('a', HTTP)],
      true,
    ],
    ['it has none', { responseMode: 'node', responseNode: 'a' }, [output('a'), output('b', HTTP)], false],
    ['all last nodes have one', { responseMode: 'last-node' }, [output('a', HTTP), output('b', HTTP)], true],
    ['one of them has none', { responseMode: 'last-node' }, [output('a', HTTP), output('b')], false],
    ['it is disabled', { responseMode: 'last-node' }, [{ ...output('a', HTTP), disabled: true }], false],
  ])('sends real HTTP answers or not: %s', (_when, config, others, isHttp) => {
    expect(planOf(config, others).answer).toMatchObject({ isHttp });
  });
});
