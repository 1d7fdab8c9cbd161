import { computed, Injectable, signal, type Signal, type WritableSignal } from '@angular/core';
import {
  changedId,
  EMPTY_DOCUMENT,
  endBurst,
  openCanvas,
  performEdit,
  redoEdit,
  selectedCount,
  selectItems,
  undoEdit,
  type Attempt,
  type CanvasDocument,
  type CanvasNode,
  type CanvasState,
  type Change,
  type ConnectionRefusal,
  type Edit,
  type HistoryEntry,
  type Performed,
  type Selection,
} from '@rex/canvas';
import { editText } from './edit-text';

/** Is told of every change of the document; `opened` says that all of it is another one. */
export type DraftListener = (change: DraftChange) => void;

export interface DraftChange {
  readonly document: CanvasDocument;
  readonly changes: readonly Change[];
  /** How it came about. */
  readonly by: 'edit' | 'undo' | 'redo' | 'opened';
}

/**
 * The workflow as it is being drawn: the one place that holds the document, the selection and the history. Everybody who
 * changes the drawing does it by `perform` with a command of @rex/canvas. Views that must not look at all of a large document
 * listen to changes, or read one node's signal.
 */
@Injectable()
export class DraftStore {
  private readonly current = signal<CanvasState>(openCanvas(EMPTY_DOCUMENT));
  private readonly listeners = new Set<DraftListener>();
  private readonly nodeSignals = new Map<string, WritableSignal<CanvasNode | undefined>>();

  readonly state = this.current.asReadonly();
  readonly document = computed(() => this.current().document);
  readonly selection = computed(() => this.current().selection);
  readonly selectedCount = computed(() => selectedCount(this.selection()));
  /** The node that is selected alone, if any: what the panel is about. */
  readonly onlyNodeId = computed(() => {
    const { nodes } = this.selection();
    const [id] = nodes;
    return id !== undefined && this.selectedCount() === 1 ? id : null;
  });
  /** What undo would take back, such as `Move 3 nodes`; null when there is nothing. */
  readonly undoLabel = computed(() => textOf(this.current().history.past.at(-1)));
  readonly redoLabel = computed(() => textOf(this.current().history.future.at(-1)));

  /** Takes up another document; its history begins. */
  open(document: CanvasDocument): void {
    this.current.set(openCanvas(document));
    for (const [id, node] of this.nodeSignals) node.set(document.nodes.byId.get(id));
    this.tell({ document, changes: [], by: 'opened' });
  }

  /** Does an edit. Edits with one merge key, in a burst, are one entry of the history (see typingKey and nudgeKey). */
  perform(edit: Edit, mergeKey: string | null = null): void {
    this.accept(performEdit(this.current(), edit, { atMs: performance.now(), mergeKey }), 'edit');
  }

  /** Does what the graph allows, or gives back why it does not; refusalText has the words. */
  attempt(attempt: Attempt): ConnectionRefusal | null {
    if (attempt.kind === 'refused') return attempt.refusal;
    this.perform(attempt.edit);
    return null;
  }

  /** Gives the label of what was undone, or null when there was nothing. */
  undo(): string | null {
    return this.accept(undoEdit(this.current()), 'undo');
  }

  /** Gives the label of what was done again, or null when there was nothing. */
  redo(): string | null {
    return this.accept(redoEdit(this.current()), 'redo');
  }

  select(selection: Selection): void {
    this.current.update((state) => selectItems(state, selection));
  }

  /** What is typed from now on is an entry of its own: call it when a field is left. */
  endBurst(): void {
    this.current.update((state) => ({ ...state, history: endBurst(state.history) }));
  }

  /** One node, undefined while there is none by that id. Changes only when this node does. */
  node(id: string): Signal<CanvasNode | undefined> {
    let node = this.nodeSignals.get(id);
    if (!node) {
      node = signal(this.current().document.nodes.byId.get(id));
      this.nodeSignals.set(id, node);
    }
    return node;
  }

  /** Calls back on every change, at once. Gives the function that ends it. */
  listen(listener: DraftListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private accept(performed: Performed | undefined, by: DraftChange['by']): string | null {
    if (!performed) return null;
    const { state, changes, label } = performed;
    this.current.set(state);
    if (changes.length > 0) {
      for (const change of changes) {
        if (change.list !== 'nodes') continue;
        const id = changedId(change);
        this.nodeSignals.get(id)?.set(state.document.nodes.byId.get(id));
      }
      this.tell({ document: state.document, changes, by });
    }
    return editText(label);
  }

  private tell(change: DraftChange): void {
    for (const listener of this.listeners) listener(change);
  }
}

function textOf(entry: HistoryEntry | undefined): string | null {
  return entry ? editText(entry.label) : null;
}
