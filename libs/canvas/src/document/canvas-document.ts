import type { Point, Size } from '../geometry/rect';
import type { ItemList } from './item-list';
import type { JsonObject } from './json-value';

/** A node on the canvas. Has the fields of a workflow document's node, so that either can be used as the other. */
export interface CanvasNode {
  readonly id: string;
  readonly type: string;
  /** The name people see. */
  readonly name: string;
  /** The top left corner of its card. */
  readonly position: Point;
  readonly config: JsonObject;
  readonly settings: CanvasNodeSettings;
  readonly disabled: boolean;
  readonly notes: string;
}

/** How the engine treats a node. The canvas carries it and never looks inside. */
export interface CanvasNodeSettings {
  readonly timeoutMs?: number;
  readonly onError: 'fail' | 'continue' | 'branch';
  readonly retry?: { maxAttempts: number; initialDelayMs: number; backoff: number; maxDelayMs: number };
}

/** A connection from an output port to an input port. */
export interface CanvasEdge {
  readonly id: string;
  readonly source: string;
  readonly sourcePort: string;
  readonly target: string;
  readonly targetPort: string;
}

/** A sticky note: Markdown on the canvas, behind the nodes. */
export interface CanvasNote {
  readonly id: string;
  readonly text: string;
  readonly tint: NoteTint;
  readonly position: Point;
  readonly size: Size;
}

/** The five neutral tints of notes, from the faintest. */
export const NOTE_TINTS = [1, 2, 3, 4, 5] as const;

export type NoteTint = (typeof NOTE_TINTS)[number];

/** Nodes and notes that belong together. A node, a note or a group is in one group at most. */
export interface CanvasGroup {
  readonly id: string;
  readonly name: string;
  readonly nodeIds: readonly string[];
  readonly noteIds: readonly string[];
  /** The group around this one, which then has none around itself: groups nest two levels deep. */
  readonly parentId: string | null;
  readonly isCollapsed: boolean;
}

/** What each list of a document holds. */
export interface CanvasItems {
  nodes: CanvasNode;
  edges: CanvasEdge;
  notes: CanvasNote;
  groups: CanvasGroup;
}

export type ListName = keyof CanvasItems;

/** The names of the lists, in the order in which they are written down. */
export const LIST_NAMES = ['nodes', 'edges', 'notes', 'groups'] as const satisfies ListName[];

/** What is drawn, as an immutable value: a change makes a new one that shares all that it left alone. */
export type CanvasDocument = { readonly [List in ListName]: ItemList<CanvasItems[List]> };
