import Type from 'typebox';
import { aCatalog, aDescriptor, TEST_CATALOG } from '../../spec-support/a-catalog';
import { aDocument, aNode } from '../../spec-support/a-document';
import { validateWorkflow } from '../validate-workflow';

const trigger = aDescriptor(
  'hook',
  Type.Object(
    {
      mode: Type.Enum(['now', 'node'], { default: 'now' }),
      answer: Type.Optional(
        Type.String({ nodeReference: true, visibleWhen: { field: 'mode', equals: 'node' } }),
      ),
    },
    { additionalProperties: false },
  ),
  { category: 'trigger', ports: { inputs: [], outputs: [{ name: 'main', label: 'Output' }] } },
);
const step = TEST_CATALOG.get('step') ?? trigger;

const problemsOf = (config: Record<string, string>) =>
  validateWorkflow(
    aDocument([aNode('hook', { type: 'hook', config }), 'reply'], ['hook -> reply']),
    aCatalog(trigger, step),
  );

describe('a config field that names a node', () => {
  it('must name one that there is', () => {
    expect(problemsOf({ mode: 'node', answer: 'reply' })).toEqual([]);
    expect(problemsOf({ mode: 'node', answer: 'repyl' })).toEqual([
      {
        code: 'reference-unknown',
        nodeId: 'hook',
        path: '/nodes/0/config/answer',
        message: 'Node "hook": "answer" names the node "repyl", which does not exist; did you mean "reply"?',
      },
    ]);
  });

  it.each(['__proto__', 'constructor', 'toString'])('finds no node in what objects inherit: %s', (answer) => {
    expect(problemsOf({ mode: 'node', answer })).toMatchObject([{ code: 'reference-unknown' }]);
  });

  it('is let alone while it is not shown, or not there', () => {
    expect(problemsOf({ mode: 'now', answer: 'gone' })).toEqual([]);
    expect(problemsOf({ answer: 'gone' })).toEqual([]);
    expect(problemsOf({ mode: 'node' })).toEqual([]);
  });
});
