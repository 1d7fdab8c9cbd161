import fc from 'fast-check';
import { parseWorkflowDocument } from './parse-workflow-document';
import type { WorkflowDocument } from './workflow-document';
import type { Problem } from '../validation/problem';

function parsed(input: unknown): WorkflowDocument {
  const result = parseWorkflowDocument(input);
  if (!result.ok) throw new Error(JSON.stringify(result.problems, null, 2));
  return result.document;
}

function problems(input: unknown): Problem[] {
  const result = parseWorkflowDocument(input);
  return result.ok ? [] : result.problems;
}

const withNode = (node: object) => ({ name: 'w', nodes: [{ id: 'a', type: 'code', ...node }] });
const withSettings = (settings: object) => ({ name: 'w', settings });

describe('parseWorkflowDocument', () => {
  it('fills in everything that may be left out', () => {
    const input = {
      name: 'Mail',
      nodes: [
        { id: 'hook', type: 'webhook-trigger' },
        { id: 'check', type: 'code', settings: { retry: { maxAttempts: 5 } } },
      ],
      edges: [{ source: 'hook', target: 'check' }],
    };
    expect(parsed(input)).toEqual({
      name: 'Mail',
      description: '',
      nodes: [
        {
          id: 'hook',
          type: 'webhook-trigger',
          name: 'hook',
          position: { x: 0, y: 0 },
          config: {},
          settings: { onError: 'fail' },
          disabled: false,
          notes: '',
        },
        {
          id: 'check',
          type: 'code',
          name: 'check',
          position: { x: 320, y: 0 },
          config: {},
          settings: {
            onError: 'fail',
            retry: { maxAttempts: 5, initialDelayMs: 500, backoff: 2, maxDelayMs: 30_000 },
          },
          disabled: false,
          notes: '',
        },
      ],
      edges: [
        {
          id: 'hook:main->check:main',
          source: 'hook',
          sourcePort: 'main',
          target: 'check',
          targetPort: 'main',
        },
      ],
      notes: [],
      groups: [],
      settings: { timezone: 'UTC', timeoutMs: 3_600_000, maxConcurrency: null },
    });
  });

  it('takes a complete document as it is, and its own output again', () => {
    const document = parsed({
      name: 'w',
      nodes: [{ id: 'a', type: 'x' }],
      edges: [{ source: 'a', target: 'a' }],
    });
    expect(parsed(document)).toEqual(document);
  });

  it('does not change what it was given', () => {
    const input = {
      name: 'w',
      nodes: [{ id: 'a', type: 'x', settings: {} }],
      edges: [{ source: 'a', target: 'b' }],
    };
    const before = structuredClone(input);
    parsed(input);
    expect(input).toEqual(before);
  });

  //  a ──► c ──► d
  //  b ────┘
  it('lays nodes without a position out from left to right', () => {
    const nodes = ['a', 'b', 'c', 'd'].map((id) => ({ id, type: 'x' }));
    const edges = [
      { source: 'a', target: 'c' },
      { source: 'b', target: 'c' },
      { source: 'c', target: 'd' },
    ];
    expect(parsed({ name: 'w', nodes, edges }).nodes.map(({ position }) => [position.x, position.y])).toEqual(
      [
        [0, 0],
        [0, 144],
        [320, 0],
        [640, 0],
      ],
    );
  });

  it('gives twenty thousand edges between the same nodes an id each, in no time', () => {
    const begin = performance.now();
    const edges = Array.from({ length: 20_000 }, () => ({ source: 'a', target: 'b' }));
    const parsed = parseWorkflowDocument({ name: 'many', nodes: [], edges });
    expect(performance.now() - begin).toBeLessThan(5000);
    expect(parsed.ok && new Set(parsed.document.edges.map((edge) => edge.id)).size).toBe(20_000);
  });

  it('gives parallel edges without ids different ones', () => {
    const edge = { source: 'a', target: 'b' };
    expect(parsed({ name: 'w', edges: [edge, edge] }).edges.map(({ id }) => id)).toEqual([
      'a:main->b:main',
      'a:main->b:main#2',
    ]);
  });

  it.each([
    ['no object', [], '', 'must be an object, not an array'],
    ['nothing', null, '', 'must be an object'],
    ['no name', {}, '/name', 'missing'],
    ['an empty name', { name: '' }, '/name', 'must not be empty'],
    ['a mistyped key', { name: 'w', nodez: [] }, '/nodez', 'did you mean "nodes"?'],
    ['nodes that are no array', { name: 'w', nodes: {} }, '/nodes', 'must be an array, not an object'],
    [
      'a node without type',
      { name: 'w', nodes: [{ id: 'a' }] },
      '/nodes/0/type',
      '"nodes[0].type" is missing',
    ],
    ['a node id that is no identifier', withNode({ id: '1st' }), '/nodes/0/id', 'must start with a letter'],
    ['a node id of 65 letters', withNode({ id: 'a'.repeat(65) }), '/nodes/0/id', 'up to 63'],
    ['a node id that reaches prototypes', withNode({ id: 'constructor' }), '/nodes/0/id', 'must start with'],
    [
      'a mistyped key of a node',
      withNode({ positon: { x: 1, y: 1 } }),
      '/nodes/0/positon',
      'did you mean "position"?',
    ],
    [
      'a mistyped key of settings',
      withNode({ settings: { onErr: 'fail' } }),
      '/nodes/0/settings/onErr',
      'not known',
    ],
    [
      'an unknown onError',
      withNode({ settings: { onError: 'brunch' } }),
      '/nodes/0/settings/onError',
      'did you mean "branch"?',
    ],
    [
      'no attempt at all',
      withNode({ settings: { retry: { maxAttempts: 0 } } }),
      '/nodes/0/settings/retry/maxAttempts',
      'at least 1',
    ],
    [
      'too many attempts',
      withNode({ settings: { retry: { maxAttempts: 101 } } }),
      '/nodes/0/settings/retry/maxAttempts',
      'at most 100',
    ],
    [
      'half an attempt',
      withNode({ settings: { retry: { maxAttempts: 1.5 } } }),
      '/nodes/0/settings/retry/maxAttempts',
      'a whole number',
    ],
    [
      'a backoff below one',
      withNode({ settings: { retry: { backoff: 0.5 } } }),
      '/nodes/0/settings/retry/backoff',
      'at least 1',
    ],
    [
      'a timeout of nothing',
      withNode({ settings: { timeoutMs: 0 } }),
      '/nodes/0/settings/timeoutMs',
      'at least 1',
    ],
    ['config that is no object', withNode({ config: [] }), '/nodes/0/config', 'must be an object'],
    ['a position without y', withNode({ position: { x: 1 } }), '/nodes/0/position/y', 'missing'],
    ['an edge without target', { name: 'w', edges: [{ source: 'a' }] }, '/edges/0/target', 'missing'],
    ['an unknown time zone', withSettings({ timezone: 'Mars/Base' }), '/settings/timezone', 'Mars/Base'],
    ['an offset as time zone', withSettings({ timezone: '+01:00' }), '/settings/timezone', 'IANA'],
    ['no concurrency', withSettings({ maxConcurrency: 0 }), '/settings/maxConcurrency', 'at least 1'],
  ])('refuses %s', (_what, input, path, message) => {
    expect(problems(input)).toEqual([
      expect.objectContaining({ code: 'document-shape', path, message: expect.stringContaining(message) }),
    ]);
  });

  it('tells all mistakes at once, with the nodes and edges they are in', () => {
    const found = problems({
      nodes: Array.from({ length: 20 }, (_, index) => ({ id: `n${index}`, type: 7, x: 1 })),
      edges: [{ id: 'e', source: '', target: 'b' }],
    });
    expect(found).toHaveLength(1 + 40 + 1);
    expect(found.filter(({ nodeId }) => nodeId === 'n19').map(({ path }) => path)).toEqual([
      '/nodes/19/x',
      '/nodes/19/type',
    ]);
    expect(found.at(-1)).toMatchObject({ edgeId: 'e', path: '/edges/0/source' });
  });

  it.each([
    ['{"name": "w", "__proto__": {"polluted": true}}', '/__proto__'],
    [
      '{"name": "w", "nodes": [{"id": "a", "type": "x", "config": {"b": [{"__proto__": 1}]}}]}',
      '/nodes/0/config/b/0/__proto__',
    ],
    ['{"name": "a\\u0000b"}', '/name'],
    ['{"name": "\\ud800"}', '/name'],
  ])('refuses %s wherever it is nested', (json, path) => {
    expect(problems(JSON.parse(json))).toEqual([expect.objectContaining({ code: 'document-shape', path })]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('refuses a config nested deeper than 64 levels', () => {
    let config: object = {};
    for (let level = 0; level < 100; level += 1) config = { config };
    expect(problems(withNode({ config }))[0]).toMatchObject({
      nodeId: 'a',
      message: expect.stringContaining('64'),
    });
  });

  it('answers any JSON, and anything it accepts twice the same', () => {
    const likely = fc.record(
      {
        name: fc.oneof(fc.string(), fc.integer()),
        nodes: fc.array(
          fc.record(
            { id: fc.constantFrom('a', 'b', '1'), type: fc.string(), config: fc.jsonValue() },
            { requiredKeys: [] },
          ),
        ),
        edges: fc.array(
          fc.record(
            { source: fc.constantFrom('a', 'b'), target: fc.constantFrom('a', 'b'), id: fc.string() },
            { requiredKeys: [] },
          ),
        ),
        settings: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), likely), (input) => {
        const result = parseWorkflowDocument(input);
        if (result.ok) expect(parseWorkflowDocument(result.document)).toEqual(result);
        else expect(result.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});
