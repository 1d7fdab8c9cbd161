import { diffDocuments, type WorkflowDocument } from '@rex/workflow';
import { fieldWords, isLong, valueText } from './field-words';
import { listChanges } from './list-changes';
import { summariseChanges } from './summarise-changes';

const node = (id: string, more: object = {}) => ({
  ...{ id, type: 'code', name: id.toUpperCase(), config: { code: 'return 1' } },
  ...{ position: { x: 0, y: 0 }, settings: { onError: 'fail' }, disabled: false, notes: '' },
  ...more,
});
const edge = (source: string, target: string) => ({
  ...{ id: `${source}-${target}`, source, target, sourcePort: 'main', targetPort: 'main' },
});
const workflow = (more: object): WorkflowDocument =>
  ({
    name: 'W',
    description: '',
    nodes: [],
    edges: [],
    notes: [],
    groups: [],
    settings: {},
    ...more,
  }) as never;

describe('the changes between two versions', () => {
  const before = workflow({
    nodes: [node('a'), node('b'), node('c'), node('d')],
    edges: [edge('a', 'b')],
    notes: [
      { id: 'n', text: 'Ask Ada\nfirst', tint: 1, position: { x: 0, y: 0 }, size: { width: 9, height: 9 } },
    ],
  });
  const after = workflow({
    name: 'New',
    nodes: [
      node('a', { position: { x: 9, y: 0 } }),
      node('b', { config: { code: 'return 2' }, position: { x: 9, y: 9 } }),
      node('c'),
      node('e', { name: '' }),
    ],
    edges: [edge('a', 'c')],
  });
  const entries = listChanges(diffDocuments(before, after), { before, after });
  const told = entries.map(({ kind, what, name }) => `${kind} ${what} ${name}`);

  it('are told by kind and name, what it does before what it looks like', () => {
    expect(told).toEqual([
      'changed workflow Name',
      ...['added node e', 'removed node D', 'changed node B'],
      ...['added edge A to C', 'removed edge A to B'],
      ...['moved node A', 'removed note Ask Ada'],
    ]);
  });

  it('have before and after, and say that a changed node was moved too', () => {
    const changed = entries.find(({ name }) => name === 'B');
    expect(changed).toMatchObject({
      ...{ nodeId: 'b', isAlsoMoved: true },
      fields: [{ path: '/config/code', before: 'return 1', after: 'return 2' }],
    });
  });

  it('have keys of their own', () => {
    expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length);
  });

  it('are summed up in a few words', () => {
    expect(summariseChanges(entries)).toBe('2 added, 3 removed, 2 changed, 1 moved');
    expect(summariseChanges([])).toBe('No difference');
  });
});

describe('a place in words', () => {
  it.each([
    ['/config/url', 'URL'],
    ['/settings/timeoutMs', 'Settings › Timeout'],
    ['/config/headers/0/a~1b', 'Headers › item 1 › A/b'],
    ['/name', 'Name'],
  ])('%s is %s', (pointer, words) => expect(fieldWords(pointer)).toBe(words));

  it('shows texts as they are and the rest as JSON, long ones side by side', () => {
    expect(valueText('a')).toBe('a');
    expect(valueText(undefined)).toBeNull();
    expect(valueText({ a: 1 })).toBe('{\n  "a": 1\n}');
    expect([isLong('a'), isLong('a\nb'), isLong('a'.repeat(81)), isLong(null)]).toEqual([
      ...[false, true, true, false],
    ]);
  });
});
