import { computed, inject, Injectable, signal } from '@angular/core';
import { renameNode, selectionOf, type PortRef } from '@rex/canvas';
import { CommandRegistry } from '../../commands/command-registry';
import { DraftStore } from '../../editing/draft.store';
import { ReferenceRewriter } from '../../editing/reference-rewriter';
import { NodeAdder } from '../gestures/node-adder';
import { SceneStore } from '../scene/scene-store';

/** What can be done about a failure, by the commands that do it: the keyboard has them in the menu of the node. */
const FAILURE_TOOLS = ['run-from-here', 'copy-error'];

/** What cards ask for. */
@Injectable()
export class CardActions {
  private readonly draft = inject(DraftStore);
  private readonly registry = inject(CommandRegistry);
  private readonly adder = inject(NodeAdder);
  private readonly store = inject(SceneStore);
  private readonly rewriteReferences = inject(ReferenceRewriter).rewrite;
  /** The node whose title is being edited. */
  readonly renamingId = signal<string | null>(null);
  readonly isReadOnly = signal(false);
  readonly failureTools = computed(() => {
    const commands = this.registry.commands();
    return FAILURE_TOOLS.flatMap((id) => commands.find((command) => command.id === id) ?? []);
  });
  /** Set by the canvas: the panel is to open. */
  open: (nodeId: string) => void = () => undefined;
  /** Set by the canvas: a node without a card, in a collapsed group, is to be renamed in the panel. */
  openName: (nodeId: string) => void = () => undefined;
  /** Set by the canvas: puts the focus back on a card. */
  refocus: (nodeId: string) => void = () => undefined;

  openNode(nodeId: string): void {
    this.open(nodeId);
  }

  /** Runs a command on a node: commands are about what is selected. */
  run(commandId: string, nodeId: string): void {
    this.draft.select(selectionOf({ nodes: [nodeId] }));
    this.registry.run(commandId);
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
