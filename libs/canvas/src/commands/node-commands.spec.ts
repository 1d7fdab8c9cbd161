import { applyChanges } from '../document/apply-changes';
import { aDocument, aGroup, aNode, plain } from '../spec-support/a-document';
import { mainPorts } from '../spec-support/main-ports';
import { rewriteStepNames } from '../spec-support/rewrite-step-names';
import { changeNode } from './change-node';
import { toggleDisabled } from './disable-nodes';
import { renameNode } from './rename-node';
import { replaceNode } from './replace-node';

const document = aDocument({
  nodes: [
    'a',
    aNode('check', { type: 'condition' }),
    aNode('c', { config: { text: '{{ steps.check.x }}' } }),
  ],
  edges: ['a>check', 'check.true>c'],
  groups: [aGroup('g', ['check'])],
});
const rewriteReferences = rewriteStepNames;

describe('renameNode', () => {
  it('changes nothing but the name when the id stays', () => {
    const { changes } = renameNode(document, { nodeId: 'check', name: 'Is it so?', rewriteReferences });
    expect(changes).toHaveLength(1);
    expect(applyChanges(document, changes).nodes.byId.get('check')?.name).toBe('Is it so?');
  });

  it('takes edges, groups and expressions along to the new id', () => {
    const args = { nodeId: 'check', name: 'Gate', newId: 'gate', rewriteReferences };
    const { nodes, edges, groups } = plain(applyChanges(document, renameNode(document, args).changes));
    expect(nodes.map(({ id }) => id)).toEqual(['a', 'gate', 'c']);
    expect(edges).toMatchObject([{ target: 'gate' }, { source: 'gate', sourcePort: 'true' }]);
    expect(groups[0]?.nodeIds).toEqual(['gate']);
    expect(nodes[2]?.config).toEqual({ text: '{{ steps.gate.x }}' });
    expect(nodes[0]).toBe(document.nodes.byId.get('a'));
  });

  it('takes a free id when the wished one is taken', () => {
    const args = { nodeId: 'check', name: 'C', newId: 'c', rewriteReferences };
    expect(renameNode(document, args).select?.nodes).toEqual(new Set(['c_2']));
  });
});

describe('changeNode', () => {
  it('sets what it is given', () => {
    const edit = changeNode(document, { nodeId: 'a', fields: { config: { code: '1' }, notes: 'n' } });
    expect(edit.label).toEqual({ does: 'edit', name: 'a' });
    expect(applyChanges(document, edit.changes).nodes.byId.get('a')).toMatchObject({
      config: { code: '1' },
      notes: 'n',
      name: 'a',
    });
  });
});

describe('toggleDisabled', () => {
  it('disables unless all are disabled', () => {
    const some = applyChanges(document, toggleDisabled(document, { nodeIds: ['a'] }).changes);
    const both = applyChanges(some, toggleDisabled(some, { nodeIds: ['a', 'c'] }).changes);
    expect(plain(both).nodes.map((node) => node.disabled)).toEqual([true, false, true]);
    const none = toggleDisabled(both, { nodeIds: ['a', 'c'] });
    expect(none.label).toEqual({ does: 'enable', count: 2, of: 'node' });
    expect(plain(applyChanges(both, none.changes)).nodes.some((node) => node.disabled)).toBe(false);
  });
});

describe('replaceNode', () => {
  it('keeps fields of the same name and edges whose ports are still there', () => {
    const start = aDocument({
      nodes: ['a', aNode('b', { type: 'condition', config: { match: 'any', body: 'x' } }), 'c'],
      edges: ['a>b', 'b.true>c'],
    });
    const replacement = {
      type: 'code',
      name: 'Code',
      config: { code: '', body: '' },
      fields: ['code', 'body'],
    };
    const { changes } = replaceNode(start, { nodeId: 'b', replacement, portsOf: mainPorts });
    const { nodes, edges } = plain(applyChanges(start, changes));
    expect(nodes[1]).toMatchObject({ id: 'b', type: 'code', config: { code: '', body: 'x' } });
    expect(edges.map(({ id }) => id)).toEqual(['a>b']);
  });
});
