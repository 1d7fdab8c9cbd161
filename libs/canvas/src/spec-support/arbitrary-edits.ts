import fc from 'fast-check';
import { addNode } from '../commands/add-node';
import { addNote } from '../commands/add-note';
import { alignItems, type AlignTo } from '../commands/align-items';
import { bridgeDelete } from '../commands/bridge-delete';
import { changeGroup } from '../commands/change-group';
import { changeNode } from '../commands/change-node';
import { changeNote } from '../commands/change-note';
import { connectPorts } from '../commands/connect-ports';
import { toggleDisabled } from '../commands/disable-nodes';
import { distributeItems } from '../commands/distribute-items';
import { duplicateItems } from '../commands/duplicate-items';
import type { Attempt, Edit } from '../commands/edit';
import { groupItems, type GroupAttempt } from '../commands/group-items';
import { pasteFragment } from '../commands/insert-fragment';
import { insertOnEdge } from '../commands/insert-on-edge';
import { moveItems } from '../commands/move-items';
import { reconnectEdge } from '../commands/reconnect-edge';
import { removeItems } from '../commands/remove-items';
import { renameNode } from '../commands/rename-node';
import { replaceNode } from '../commands/replace-node';
import { resizeNote } from '../commands/resize-note';
import { tidyNodes } from '../commands/tidy-nodes';
import { ungroupItems } from '../commands/ungroup-items';
import { fragmentOf } from '../clipboard/fragment-of';
import { portAtEnd } from '../connect/edge-ends';
import type { CanvasDocument, ListName } from '../document/canvas-document';
import { nodeIdFor } from '../document/fresh-ids';
import type { PortRef } from '../geometry/node-ports';
import { layoutByLevels } from '../layout/layout-by-levels';
import { itemsOf } from '../document/item-list';
import { selectionOf, type Selection } from '../selection/selection';
import { aNode } from './a-document';
import { mainPorts as portsOf } from './main-ports';
import { rewriteStepNames as rewriteReferences } from './rewrite-step-names';

/** Random numbers from which a command takes what it needs. */
export type Dice = readonly [number, number, number, number];

export const arbitraryDice: fc.Arbitrary<Dice> = fc.tuple(fc.nat(999), fc.nat(999), fc.nat(999), fc.nat(999));

const TYPES = ['code', 'condition', 'trigger'];
const SIDES: AlignTo[] = ['left', 'right', 'top', 'bottom', 'middle', 'centre'];

/** Every command there is, on whatever of the document the dice point at. Undefined: the document has nothing to do it with. */
export const COMMANDS: readonly ((document: CanvasDocument, dice: Dice) => Edit | undefined)[] = [
  (document, [a, b, c]) => {
    const from = port(document, b, c);
    const node = aFreshNode(document, a);
    return addNode(document, { node, ...(from && a % 2 === 0 ? { connect: { from, port: 'main' } } : {}) });
  },
  (document, dice) => removeItems(document, some(document, dice)),
  (document, dice) => bridgeDelete(document, some(document, dice)),
  (document, dice) =>
    moveItems(document, { selection: some(document, dice), by: { x: dice[0] - 500, y: 16 } }),
  (document, [a, b, c, d]) => {
    const [from, to] = [port(document, a, c), port(document, b, d)];
    return from && to && taken(connectPorts(document, { from, to, portsOf }));
  },
  (document, [a, b, c, d]) => {
    const [edgeId, to] = [pick(document, 'edges', a), port(document, b, c)];
    const end = d % 2 === 0 ? 'source' : 'target';
    return edgeId !== undefined && to
      ? taken(reconnectEdge(document, { edgeId, end, to, portsOf }))
      : undefined;
  },
  (document, [a, b, c]) => {
    const edge = document.edges.byId.get(pick(document, 'edges', a) ?? '');
    const old = document.nodes.byId.get(pick(document, 'nodes', b) ?? '');
    const node = (c % 3 === 0 ? old : undefined) ?? aFreshNode(document, c, a % 400);
    const outputPort = portsOf(node).outputs[0] ?? 'main';
    return (
      edge && taken(insertOnEdge(document, { edgeId: edge.id, node, inputPort: 'main', outputPort, portsOf }))
    );
  },
  (document, [a, b]) => {
    const nodeId = pick(document, 'nodes', a);
    const newId = b % 2 === 0 ? { newId: `n${b % 7}` } : {};
    return nodeId === undefined
      ? undefined
      : renameNode(document, { nodeId, name: `N${b}`, ...newId, rewriteReferences });
  },
  (document, [a, b]) => {
    const [nodeId, other] = [pick(document, 'nodes', a), pick(document, 'nodes', b)];
    const config = { text: `{{ steps.${other}.x }} ${b}` };
    return nodeId === undefined ? undefined : changeNode(document, { nodeId, fields: { config } });
  },
  (document, dice) => toggleDisabled(document, { nodeIds: some(document, dice).nodes }),
  (document, [a, b]) => addNote(document, { at: { x: a, y: b } }),
  (document, [a, b, c]) => {
    const noteId = pick(document, 'notes', a);
    if (noteId === undefined) return undefined;
    return c % 2 === 0
      ? resizeNote(document, { noteId, size: { width: b, height: c } })
      : changeNote(document, { noteId, fields: { text: `${b}`, tint: 2 } });
  },
  (document, dice) => taken(groupItems(document, { selection: some(document, dice), name: 'G' })),
  (document, [a]) => {
    const groupId = pick(document, 'groups', a);
    return groupId === undefined ? undefined : ungroupItems(document, { groupIds: [groupId] });
  },
  (document, [a, b]) => {
    const groupId = pick(document, 'groups', a);
    const fields = b % 2 === 0 ? { isCollapsed: b % 4 === 0 } : { name: `${b}` };
    return groupId === undefined ? undefined : changeGroup(document, { groupId, fields });
  },
  (document, dice) => {
    const fragment = fragmentOf(document, some(document, dice));
    return pasteFragment(document, { fragment, at: { x: dice[0], y: dice[1] }, rewriteReferences });
  },
  (document, dice) => duplicateItems(document, { selection: some(document, dice), rewriteReferences }),
  (document, [a, b]) => {
    const nodeId = pick(document, 'nodes', a);
    const type = TYPES[b % 3] ?? 'code';
    const replacement = { type, name: type, config: { text: '' }, fields: ['text'] };
    return nodeId === undefined ? undefined : replaceNode(document, { nodeId, replacement, portsOf });
  },
  (document, dice) =>
    alignItems(document, { selection: some(document, dice), to: SIDES[dice[3] % 6] ?? 'left' }),
  (document, dice) =>
    distributeItems(document, {
      selection: some(document, dice),
      along: dice[3] % 2 === 0 ? 'horizontal' : 'vertical',
    }),
  (document) => tidyNodes(document, layoutByLevels(document.nodes.order, itemsOf(document.edges))),
];

function taken(attempt: Attempt | GroupAttempt): Edit | undefined {
  return attempt.kind === 'allowed' ? attempt.edit : undefined;
}

function pick(document: CanvasDocument, list: ListName, n: number): string | undefined {
  const { order } = document[list];
  return order[n % Math.max(1, order.length)];
}

/** A few items of each kind. */
function some(document: CanvasDocument, [a, b, c, d]: Dice): Selection {
  const few = (list: ListName, ...dice: number[]): string[] =>
    dice.flatMap((n) => (n % 3 === 0 ? [] : (pick(document, list, n) ?? [])));
  return selectionOf({
    nodes: few('nodes', a, b, c),
    edges: few('edges', c),
    notes: few('notes', d),
    groups: d % 4 === 0 ? few('groups', b) : [],
  });
}

function port(document: CanvasDocument, n: number, m: number): PortRef | undefined {
  const edge = document.edges.byId.get(pick(document, 'edges', m) ?? '');
  if (edge && n % 10 === 0) return portAtEnd(edge, m % 2 === 0 ? 'source' : 'target');
  const node = document.nodes.byId.get(pick(document, 'nodes', n) ?? '');
  if (!node) return undefined;
  const side = m % 2 === 0 ? 'output' : 'input';
  const names = side === 'output' ? portsOf(node).outputs : portsOf(node).inputs;
  return { nodeId: node.id, side, port: names[m % Math.max(1, names.length)] ?? 'main' };
}

function aFreshNode(document: CanvasDocument, n: number, x = n): ReturnType<typeof aNode> {
  const type = TYPES[n % 3] ?? 'code';
  return aNode(nodeIdFor(type, document.nodes.byId), { type, position: { x, y: n % 90 } });
}
