import {
  boundsOf,
  cardRect,
  edgePath,
  groupRect,
  itemsOf,
  portPoint,
  type CanvasDocument,
  type CanvasEdge,
  type CanvasNode,
  type Point,
  type PortsOf,
  type Rect,
} from '@rex/canvas';
import type { DocumentDiff } from '@rex/workflow';
import type { ChangeKind } from '../changes/change-entry';

export type DrawnState = ChangeKind | 'same';

/** A card of the drawing. */
export interface DrawnCard {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly at: Point;
  readonly state: DrawnState;
  readonly isAlsoMoved: boolean;
  /** Where it stood before it was moved. */
  readonly was: Point | null;
}

/** A line of the drawing. */
export interface DrawnLine {
  readonly key: string;
  readonly path: string;
  readonly state: 'added' | 'removed' | 'same';
}

/** A sticky note or a group behind the cards. */
export interface DrawnBackground {
  readonly key: string;
  readonly text: string;
  readonly rect: Rect;
  readonly state: DrawnState;
}

/** Two versions in one drawing. */
export interface DiffDrawing {
  readonly cards: readonly DrawnCard[];
  readonly lines: readonly DrawnLine[];
  readonly backgrounds: readonly DrawnBackground[];
  /** Undefined: there is nothing to see. */
  readonly bounds: Rect | undefined;
}

/** Draws the later version, with what it has not any more where it stood. */
export function diffDrawing(
  before: CanvasDocument,
  after: CanvasDocument,
  diff: DocumentDiff,
  portsOf: PortsOf,
): DiffDrawing {
  const added = idsOf(diff.nodes.added);
  const changed = idsOf(diff.nodes.changed);
  const moved = new Set(diff.nodes.moved);
  const cards = [
    ...itemsOf(after.nodes).map((node) => {
      const state = added.has(node.id)
        ? 'added'
        : changed.has(node.id)
          ? 'changed'
          : moved.has(node.id)
            ? 'moved'
            : 'same';
      const was = moved.has(node.id) ? (before.nodes.byId.get(node.id)?.position ?? null) : null;
      return cardOf(node, state, was);
    }),
    ...itemsOf(before.nodes)
      .filter(({ id }) => !after.nodes.byId.has(id))
      .map((node) => cardOf(node, 'removed', null)),
  ];
  const backgrounds = backgroundsOf(before, after, diff);
  return {
    cards,
    lines: linesOf(before, after, diff, portsOf),
    backgrounds,
    bounds: boundsOf([
      ...cards.flatMap(({ at, was }) => [cardRect(at), ...(was === null ? [] : [cardRect(was)])]),
      ...backgrounds.map(({ rect }) => rect),
    ]),
  };
}

function cardOf(node: CanvasNode, state: DrawnState, was: Point | null): DrawnCard {
  const { id, type, name, position } = node;
  const isAlsoMoved = was !== null && state === 'changed';
  return { id, type, name: name || id, at: position, state, isAlsoMoved, was };
}

/** Ends of removed lines stand where their nodes stand now, if they still do. */
function linesOf(
  before: CanvasDocument,
  after: CanvasDocument,
  diff: DocumentDiff,
  portsOf: PortsOf,
): DrawnLine[] {
  const added = idsOf(diff.edges.added);
  const nodeOf = (id: string): CanvasNode | undefined =>
    after.nodes.byId.get(id) ?? before.nodes.byId.get(id);
  const lineOf = (edge: CanvasEdge, state: DrawnLine['state']): DrawnLine[] => {
    const [source, target] = [nodeOf(edge.source), nodeOf(edge.target)];
    if (!source || !target) return [];
    const from = portPoint(source.position, portsOf(source), 'output', edge.sourcePort);
    const to = portPoint(target.position, portsOf(target), 'input', edge.targetPort);
    return [{ key: `${state}:${edge.id}`, path: edgePath(from, to), state }];
  };
  return [
    ...(diff.edges.removed as CanvasEdge[]).flatMap((edge) => lineOf(edge, 'removed')),
    ...itemsOf(after.edges).flatMap((edge) => lineOf(edge, added.has(edge.id) ? 'added' : 'same')),
  ];
}

function backgroundsOf(before: CanvasDocument, after: CanvasDocument, diff: DocumentDiff): DrawnBackground[] {
  const stateOf = (id: string, parts: DocumentDiff['notes'] | DocumentDiff['groups']): DrawnState => {
    if (idsOf(parts.added).has(id)) return 'added';
    if (idsOf(parts.removed).has(id)) return 'removed';
    if (idsOf(parts.changed).has(id)) return 'changed';
    return 'moved' in parts && parts.moved.includes(id) ? 'moved' : 'same';
  };
  const groups = ([document, isGone]: readonly [CanvasDocument, boolean]): DrawnBackground[] =>
    itemsOf(document.groups).flatMap((group) => {
      const rect = groupRect(document, { ...group, isCollapsed: false });
      if (!rect || (isGone && after.groups.byId.has(group.id))) return [];
      return [{ key: `group:${group.id}`, text: group.name, rect, state: stateOf(group.id, diff.groups) }];
    });
  const notes = ([document, isGone]: readonly [CanvasDocument, boolean]): DrawnBackground[] =>
    itemsOf(document.notes).flatMap((note) => {
      if (isGone && after.notes.byId.has(note.id)) return [];
      const rect = { ...note.position, ...note.size };
      const text = note.text.trim().split('\n')[0] ?? '';
      return [{ key: `note:${note.id}`, text, rect, state: stateOf(note.id, diff.notes) }];
    });
  const both = [
    [after, false],
    [before, true],
  ] as const;
  return [...both.flatMap(groups), ...both.flatMap(notes)];
}

function idsOf(items: readonly { id: string }[]): Set<string> {
  return new Set(items.map(({ id }) => id));
}
