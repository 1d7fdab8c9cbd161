import { inject, Injectable, signal } from '@angular/core';
import { renameNode, type PortRef } from '@rex/canvas';
import { DraftStore } from '../../editing/draft.store';
import { ReferenceRewriter } from '../../editing/reference-rewriter';
import { NodeAdder } from '../gestures/node-adder';
import { SceneStore } from '../scene/scene-store';

/** What cards ask for. */
@Injectable()
export class CardActions {
  private readonly draft = inject(DraftStore);
  private readonly adder = inject(NodeAdder);
  private readonly store = inject(SceneStore);
  private readonly rewriteReferences = inject(ReferenceRewriter).rewrite;
  /** The node whose title is being edited. */
  readonly renamingId = signal<string | null>(null);
  readonly isReadOnly = signal(false);
  /** Set by the canvas: the panel is to open. */
  open: (nodeId: string) => void = () => undefined;
  /** Set by the canvas: a node without a card, in a collapsed group, is to be renamed in the panel. */
  openName: (nodeId: string) => void = () => undefined;
  /** Set by the canvas: puts the focus back on a card. */
  refocus: (nodeId: string) => void = () => undefined;

  openNode(nodeId: string): void {
    this.open(nodeId);
  }

  addAfter(from: PortRef, { currentTarget }: Event): void {
    const box = (currentTarget as Element).getBoundingClientRect();
    void this.adder.addAfter(from, { x: box.right + 4, y: box.top });
  }

  startRenaming(nodeId: string): void {
    if (this.isReadOnly()) return;
    if (this.store.rectOf({ list: 'nodes', id: nodeId })) this.renamingId.set(nodeId);
    else this.openName(nodeId);
  }

  /** Ends the editing of a title; null keeps the name that was. Whoever left for another control keeps the focus there. */
  rename(nodeId: string, name: string | null, hasLeft = false): void {
    if (this.renamingId() !== nodeId) return;
    this.renamingId.set(null);
    const wish = name?.trim() ?? '';
    const { rewriteReferences } = this;
    const before = this.draft.document().nodes.byId.get(nodeId)?.name;
    if (wish !== '' && wish !== before) {
      this.draft.perform(renameNode(this.draft.document(), { nodeId, name: wish, rewriteReferences }));
    }
    if (!hasLeft) this.refocus(nodeId);
  }
}
