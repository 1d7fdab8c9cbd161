import fc from 'fast-check';
import Type from 'typebox';
import type { WorkflowDocument } from '../document/workflow-document';
import { aCatalog, aDescriptor, TEST_CATALOG } from '../spec-support/a-catalog';
import { aDocument, aNode } from '../spec-support/a-document';
import { anyDocument } from '../spec-support/arbitrary-graph';
import type { Problem } from './problem';
import { validateWorkflow, validationSteps } from './validate-workflow';

const start = aNode('start', { type: 'start' });
const check = (document: WorkflowDocument) => validateWorkflow(document, TEST_CATALOG);
const script = (id: string, code: string) => aNode(id, { type: 'script', config: { code } });
const step = (id: string, text: string) => aNode(id, { config: { text } });

/** The one problem of a document that has one. */
function theProblem(document: WorkflowDocument): Problem {
  const problems = check(document);
  expect(problems).toHaveLength(1);
  return problems[0] as Problem;
}

describe('validateWorkflow', () => {
  //  start ──► a ──► fork ──true──► b ─┐
  //                    └───false───────┴─► end
  it('has nothing against a sound workflow', () => {
    const nodes = [
      start,
      aNode('a', { config: { text: 'Hi {{ input.name }}', count: '{{ input.n }}' } }),
      aNode('fork', { type: 'fork' }),
      script('b', 'return steps.a'),
      aNode('end', { type: 'end' }),
    ];
    expect(
      check(aDocument(nodes, ['start -> a', 'a -> fork', 'fork:true -> b', 'b -> end', 'fork:false -> end'])),
    ).toEqual([]);
  });

  it('names the nodes of a cycle in order', () => {
    const document = aDocument([start, 'b', 'a', 'c'], ['start -> a', 'a -> b', 'b -> c', 'c -> a']);
    expect(theProblem(document)).toEqual({
      code: 'cycle',
      nodeId: 'b',
      path: '/nodes/1',
      message: 'These nodes form a cycle: b → c → a → b. Remove one of its edges.',
    });
  });

  it('tells each independent cycle', () => {
    const document = aDocument([start, 'a', 'b', 'c'], ['a -> a', 'b -> c', 'c -> b']);
    expect(check(document).map(({ nodeId }) => nodeId)).toEqual(['a', 'b']);
  });

  it('suggests the nearest type for an unknown one', () => {
    expect(theProblem(aDocument([start, aNode('a', { type: 'scrpit' })]))).toEqual({
      code: 'unknown-node-type',
      nodeId: 'a',
      path: '/nodes/1/type',
      message: 'Node "a" has the type "scrpit", which does not exist; did you mean "script"?',
    });
  });

  it('refuses a second node with the same id', () => {
    expect(theProblem(aDocument([start, 'a', 'a']))).toMatchObject({
      code: 'duplicate-node-id',
      path: '/nodes/2/id',
    });
  });

  it('refuses a second edge with the same id', () => {
    const document = aDocument([start, 'a', 'b'], ['start -> a', 'a -> b']);
    document.edges.forEach((edge) => (edge.id = 'same'));
    expect(theProblem(document)).toMatchObject({
      code: 'duplicate-edge-id',
      edgeId: 'same',
      path: '/edges/1/id',
    });
  });

  it('refuses an edge to a node that does not exist, with the nearest that does', () => {
    const problem = theProblem(aDocument([start, 'fetch'], ['start -> fecth']));
    expect(problem).toMatchObject({ code: 'dangling-edge', edgeId: 'start->fecth', path: '/edges/0/target' });
    expect(problem.message).toContain('did you mean "fetch"?');
  });

  it('refuses a second edge between the same ports', () => {
    const document = aDocument([start, 'a'], ['start -> a', 'start -> a']);
    document.edges.forEach((edge, index) => (edge.id = `e${index}`));
    expect(theProblem(document)).toMatchObject({ code: 'duplicate-edge', edgeId: 'e1', path: '/edges/1' });
  });

  it('refuses ports that a node does not have', () => {
    const fork = aNode('fork', { type: 'fork' });
    const source = theProblem(aDocument([start, fork, 'a'], ['start -> fork', 'fork:ture -> a']));
    expect(source).toMatchObject({ code: 'unknown-port', path: '/edges/1/sourcePort' });
    expect(source.message).toContain('did you mean "true"?');
    const target = aDocument([start, 'a'], ['start -> a']);
    target.edges.forEach((edge) => (edge.targetPort = 'side'));
    expect(theProblem(target)).toMatchObject({ code: 'unknown-port', path: '/edges/0/targetPort' });
  });

  it('knows the error port only of nodes that branch on errors', () => {
    const document = (onError: 'fail' | 'branch') =>
      aDocument([start, aNode('a', { settings: { onError } }), 'b'], ['start -> a', 'a:error -> b']);
    expect(theProblem(document('fail')).message).toContain('set its onError to "branch"');
    expect(check(document('branch'))).toEqual([]);
  });

  it('lets no edge lead into a trigger or out of an end', () => {
    const into = theProblem(aDocument([start, 'a'], ['a -> start']));
    expect(into).toMatchObject({ code: 'unknown-port', path: '/edges/0/targetPort' });
    expect(into.message).toContain('has no inputs');
    const end = aNode('end', { type: 'end' });
    expect(theProblem(aDocument([start, end, 'a'], ['end -> a'])).message).toContain('has no outputs');
  });

  it.each([
    [{}, 'config-missing', '/nodes/1/config/code', 'Node "a": "code" is missing: what runs.'],
    [{ code: 5 }, 'config-invalid', '/nodes/1/config/code', '"code" must be a string, not a number.'],
    [{ code: 'x', kode: 1 }, 'config-unknown-key', '/nodes/1/config/kode', 'did you mean "code"?'],
  ])('checks the config %j against the type', (config, code, path, message) => {
    const problem = theProblem(aDocument([start, aNode('a', { type: 'script', config })]));
    expect(problem).toMatchObject({ code, nodeId: 'a', path });
    expect(problem.message).toContain(message);
  });

  it('refuses templates that do not parse, wherever they stand', () => {
    const problem = theProblem(aDocument([start, step('a', 'Hi {{ input.name')]));
    expect(problem).toMatchObject({ code: 'template-syntax', nodeId: 'a', path: '/nodes/1/config/text' });
    expect(problem.message).toContain('not closed');
  });

  it('says in which line and column a template goes wrong', () => {
    const problem = theProblem(aDocument([start, step('a', 'Dear\n  {{ input.name }},\n {{ 1 + }}')]));
    expect(problem).toMatchObject({ code: 'template-syntax', line: 3, column: 9 });
  });

  it('refuses scripts that do not parse, with line and column', () => {
    const config = { code: 'const a = 1;\nreturn a +;' };
    const problem = theProblem(aDocument([start, aNode('a', { type: 'script', config })]));
    expect(problem).toEqual({
      code: 'script-syntax',
      nodeId: 'a',
      path: '/nodes/1/config/code',
      message: 'Node "a": line 2, column 11: Unexpected token.',
      line: 2,
      column: 11,
    });
  });

  it('leaves an empty script to the schema, and does not take its braces for a template', () => {
    const codes = ['', 'return {{ a b }}'].map(
      (code) => theProblem(aDocument([start, aNode('a', { type: 'script', config: { code } })])).code,
    );
    expect(codes).toEqual(['config-invalid', 'script-syntax']);
  });

  it('looks for so many mistakes in one config and no more', () => {
    const texts = Array.from({ length: 2000 }, () => '{{ a b }}');
    const node = aNode('a', { config: { list: texts } });
    const problems = validateWorkflow(aDocument([start, node]), TEST_CATALOG);
    expect(problems.filter(({ code }) => code === 'template-syntax')).toHaveLength(500);
  });

  describe('references to steps', () => {
    it.each([
      ['a template path', (use: string) => step('b', `x {{ ${use} }}`), '/nodes/2/config/text'],
      ['a template script', (use: string) => step('b', `{{ ${use} + 1 }}`), '/nodes/2/config/text'],
      ['a script field', (use: string) => script('b', `return ${use}`), '/nodes/2/config/code'],
    ])('must be upstream in %s', (_what, node, path) => {
      const nodes = (use: string) => [start, 'fetch', node(use), 'later'];
      const edges = ['start -> fetch', 'fetch -> b', 'b -> later'];
      expect(check(aDocument(nodes('steps.fetch.x'), edges))).toEqual([]);
      const unknown = theProblem(aDocument(nodes('steps.fetsh.x'), edges));
      expect(unknown).toMatchObject({ code: 'reference-unknown', nodeId: 'b', path });
      expect(unknown.message).toContain('did you mean "fetch"?');
      expect(theProblem(aDocument(nodes('steps.later.x'), edges))).toMatchObject({
        code: 'reference-not-upstream',
        nodeId: 'b',
        path,
      });
      expect(theProblem(aDocument(nodes('steps.b.x'), edges))).toMatchObject({
        code: 'reference-not-upstream',
      });
    });

    it('tell a step once for each text', () => {
      const document = aDocument([
        start,
        step('a', '{{ steps.no.a }} {{ steps.no.b }} {{ steps.no.c + 1 }}'),
      ]);
      expect(theProblem(document).code).toBe('reference-unknown');
    });
  });

  it('wants a trigger that is enabled', () => {
    expect(theProblem(aDocument(['a']))).toMatchObject({ code: 'no-trigger', path: '/nodes' });
    expect(theProblem(aDocument([{ ...start, disabled: true }])).message).toContain('disabled');
  });

  it('tells at most a thousand problems and suggests at most fifty names', () => {
    const uses = Array.from({ length: 1500 }, (_, index) => `steps.fetch${index}`).join(';');
    const problems = check(aDocument([start, 'fetch', script('a', uses)], ['start -> fetch', 'fetch -> a']));
    expect(problems).toHaveLength(1000);
    expect(problems.filter(({ message }) => message.includes('did you mean "fetch"'))).toHaveLength(50);
  });

  it('tells everything at once, in the order of the document', () => {
    const nodes = [
      step('a', '{{ steps.x }} {{'),
      script('b', 'return steps.y'),
      aNode('c', { type: 'nope' }),
    ];
    const problems = check(aDocument(nodes, ['a -> a', 'b:no -> c', 'b -> gone']));
    expect(problems.map(({ code, path }) => [code, path])).toEqual([
      ['no-trigger', '/nodes'],
      ['cycle', '/nodes/0'],
      ['template-syntax', '/nodes/0/config/text'],
      ['reference-unknown', '/nodes/1/config/code'],
      ['unknown-node-type', '/nodes/2/type'],
      ['unknown-port', '/edges/1/sourcePort'],
      ['dangling-edge', '/edges/2/target'],
    ]);
  });

  it('never throws, and points into the document', () => {
    fc.assert(
      fc.property(
        anyDocument(),
        fc.array(fc.constantFrom('start', 'step', 'script', 'nope'), { minLength: 12, maxLength: 12 }),
        (document, types) => {
          document.nodes.forEach((node, index) => (node.type = types[index] ?? 'step'));
          for (const problem of check(document)) {
            expect(problem.path).toMatch(/^(\/nodes|\/edges|$)/);
            expect(problem.message).toMatch(/[.?]$/);
          }
        },
      ),
    );
  });
});

describe('validationSteps', () => {
  const stepsOf = (document: WorkflowDocument, limits?: Parameters<typeof validationSteps>[2]) => {
    const steps = validationSteps(document, TEST_CATALOG, limits);
    for (let count = 0; ; count += 1) {
      const step = steps.next();
      if (step.done) return { count, problems: step.value };
    }
  };

  it('find the same, with a step for each node at least', () => {
    const document = aDocument(
      [start, ...['a', 'b', 'c'].map((id) => script(id, 'return ('))],
      ['start -> a'],
    );
    const { count, problems } = stepsOf(document);
    expect(problems).toEqual(check(document));
    expect(problems).toHaveLength(3);
    expect(count).toBeGreaterThanOrEqual(4);
  });

  it('look at nothing of a document with too many nodes', () => {
    const nodes = Array.from({ length: 501 }, () => aNode('a', { type: 'script', config: { code: '(' } }));
    const { count, problems } = stepsOf(aDocument(nodes, []));
    expect([count, problems.map(({ code }) => code)]).toEqual([0, ['too-many-nodes']]);
  });
});

describe('a script that is longer than its field allows', () => {
  it('is told so, and not read', () => {
    const catalog = aCatalog(
      aDescriptor('start', Type.Object({}), { category: 'trigger' }),
      aDescriptor('short', Type.Object({ code: Type.String({ maxLength: 100 }) }), {
        scriptFields: { code: 'body' },
      }),
    );
    const codesFor = (code: string) =>
      validateWorkflow(
        aDocument([start, aNode('a', { type: 'short', config: { code } })], ['start -> a']),
        catalog,
      ).map((problem) => problem.code);
    expect(codesFor('(')).toEqual(['script-syntax']);
    expect(codesFor('('.repeat(101))).toEqual(['config-invalid']);
  });
});
