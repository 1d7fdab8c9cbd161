import { itemsOf } from '../document/item-list';
import { aDocument, aGroup, aNode, aNote, anEdge } from '../spec-support/a-document';
import { rewriteStepNames as rewriteReferences } from '../spec-support/rewrite-step-names';
import { compareVersions } from './compare-versions';
import { mergeVersions } from './merge-versions';
import type { ThreeVersions } from './three-versions';

const base = aDocument({ nodes: ['start'] });
const never = (): never => {
  throw new Error('Nobody should have been asked.');
};
const merged = (versions: ThreeVersions) => mergeVersions(versions, { choose: never, rewriteReferences });
const questions = (versions: ThreeVersions) =>
  compareVersions(versions, rewriteReferences).filter(({ by }) => by === 'both');

describe('what both sides added by the same id', () => {
  //   theirs: start ── code                mine: start ── code ── after (reads code)
  const theirs = aDocument({ nodes: ['start', aNode('code', { name: 'Theirs' })], edges: ['start>code'] });
  const mine = aDocument({
    nodes: [
      'start',
      aNode('code', { name: 'Mine', config: { text: '{{ steps.code.x }}' } }),
      aNode('after', { config: { text: '{{ steps.code.x }}' } }),
    ],
    edges: ['start>code', 'code>after'],
    groups: [aGroup('g', ['code', 'after'])],
  });

  it('stays as two nodes, and what mine says of its own follows it', () => {
    const document = merged({ base, mine, theirs });
    expect(itemsOf(document.nodes).map(({ id, name }) => [id, name])).toEqual([
      ['start', 'start'],
      ['code', 'Theirs'],
      ['code_2', 'Mine'],
      ['after', 'after'],
    ]);
    expect(itemsOf(document.edges).map(({ source, target }) => `${source}>${target}`)).toEqual([
      'start>code',
      'start>code_2',
      'code_2>after',
    ]);
    expect(['code_2', 'after'].map((id) => document.nodes.byId.get(id)?.config)).toEqual([
      { text: '{{ steps.code_2.x }}' },
      { text: '{{ steps.code_2.x }}' },
    ]);
    expect(document.groups.byId.get('g')?.nodeIds).toEqual(['code_2', 'after']);
  });

  it('is told as added by each of them', () => {
    const told = compareVersions({ base, mine, theirs }, rewriteReferences);
    expect(told.filter(({ list }) => list === 'nodes').map(({ id, by }) => [id, by])).toEqual([
      ['code', 'theirs'],
      ['code_2', 'mine'],
      ['after', 'mine'],
    ]);
  });

  it('takes no id that any version knows', () => {
    const busy = aDocument({ nodes: ['start', 'code_2'] });
    const more = {
      base: busy,
      mine: aDocument({ nodes: ['start', 'code_2', aNode('code', { name: 'Mine' })] }),
      theirs,
    };
    expect(merged(more).nodes.order).toEqual(['start', 'code', 'code_3']);
  });

  it('makes way where its card would lie on theirs', () => {
    const document = merged({ base, mine, theirs });
    const [one, other] = ['code', 'code_2'].map((id) => document.nodes.byId.get(id)?.position);
    expect(one).toEqual({ x: 0, y: 0 });
    expect(other).not.toEqual(one);
  });

  it('is one node when both added the very same', () => {
    const alike = aDocument({ nodes: ['start', aNode('code', { name: 'Theirs' })] });
    expect(merged({ base, mine: alike, theirs }).nodes.order).toEqual(['start', 'code']);
  });

  it('stays as two notes, each in its own group', () => {
    const side = (text: string) =>
      aDocument({
        nodes: ['start'],
        notes: [aNote('note', { text })],
        groups: [aGroup('group', [], { noteIds: ['note'], name: text })],
      });
    const document = merged({ base, mine: side('Mine'), theirs: side('Theirs') });
    expect(itemsOf(document.notes).map(({ id, text }) => [id, text])).toEqual([
      ['note', 'Theirs'],
      ['note_2', 'Mine'],
    ]);
    expect(itemsOf(document.groups).map(({ id, noteIds }) => [id, ...noteIds])).toEqual([
      ['group', 'note'],
      ['group_2', 'note_2'],
    ]);
  });

  it('is a question when both put a group around the same node', () => {
    const side = (name: string) =>
      aDocument({ nodes: ['start'], groups: [aGroup('group', ['start'], { name })] });
    const asked = questions({ base, mine: side('Mine'), theirs: side('Theirs') });
    expect(asked.map(({ list, id }) => [list, id])).toEqual([['groups', 'group']]);
  });

  it('keeps a group inside a group of mine that got another id', () => {
    const side = (name: string, member: string) =>
      aDocument({
        nodes: ['start', member],
        groups: [aGroup('outer', [], { name }), aGroup(`in-${member}`, [member], { parentId: 'outer' })],
      });
    const document = merged({ base, mine: side('Mine', 'a'), theirs: side('Theirs', 'b') });
    expect(document.groups.byId.get('in-a')?.parentId).toBe('outer_2');
    expect(document.groups.byId.get('in-b')?.parentId).toBe('outer');
  });
});

describe('edges that both sides added', () => {
  const ends = aDocument({ nodes: ['a', 'b', 'c'] });
  const side = (...edges: ReturnType<typeof anEdge>[]) => {
    const byId = new Map(edges.map((edge) => [edge.id, edge]));
    return { ...ends, edges: { byId, order: [...byId.keys()] } };
  };

  it('are one edge when they join the same ports, whatever their ids are', () => {
    const versions = {
      base: ends,
      mine: side({ ...anEdge('a>b'), id: 'mine' }),
      theirs: side(anEdge('a>b')),
    };
    expect(merged(versions).edges.order).toEqual(['a>b']);
  });

  it('are two when only their ids are the same', () => {
    const versions = {
      base: ends,
      mine: side({ ...anEdge('a>c'), id: 'e' }),
      theirs: side({ ...anEdge('a>b'), id: 'e' }),
    };
    expect(itemsOf(merged(versions).edges).map(({ target }) => target)).toEqual(['b', 'c']);
    expect(questions(versions)).toEqual([]);
  });

  it('keep the id of an edge that was there before and leads to my node now', () => {
    const before = aDocument({ nodes: ['a', 'b'], edges: ['a>b'] });
    const mine = aDocument({ nodes: ['a', 'b', aNode('code', { name: 'Mine' })] });
    const edge = { ...anEdge('a>code'), id: 'a>b' };
    const versions = {
      base: before,
      mine: { ...mine, edges: { byId: new Map([['a>b', edge]]), order: ['a>b'] } },
      theirs: aDocument({ nodes: ['a', 'b', aNode('code', { name: 'Theirs' })], edges: ['a>b'] }),
    };
    expect(merged(versions).edges.byId.get('a>b')?.target).toBe('code_2');
  });
});
