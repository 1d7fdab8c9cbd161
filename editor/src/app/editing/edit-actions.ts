import { inject, Injectable, Injector } from '@angular/core';
import {
  alignItems,
  bridgeDelete,
  distributeItems,
  groupItems,
  layoutRequestOf,
  removeItems,
  replaceNode,
  tidyNodes,
  toggleDisabled,
  ungroupItems,
  type AlignTo,
} from '@rex/canvas';
import { CanvasView } from '../canvas/canvas-view';
import { NodePicker } from '../palette/node-picker';
import { Announcer } from './announcer';
import { DraftStore } from './draft.store';
import { editText } from './edit-text';
import { defaultsOf } from './fresh-node';
import { NodeTypesStore } from './node-types.store';
import { PendingEdits } from './pending-edits';
import { ReferenceRewriter } from './reference-rewriter';

/** What can be done with what is selected. Each is one entry of the history, told by its label. */
@Injectable()
export class EditActions {
  private readonly draft = inject(DraftStore);
  private readonly types = inject(NodeTypesStore);
  private readonly view = inject(CanvasView);
  private readonly picker = inject(NodePicker);
  private readonly injector = inject(Injector);
  private readonly announcer = inject(Announcer);
  private readonly references = inject(ReferenceRewriter);
  private readonly pending = inject(PendingEdits);

  undo(): void {
    this.pending.after(() => {
      const label = this.draft.undo();
      this.announcer.say(label === null ? $localize`Nothing to undo` : $localize`Undone: ${label}:LABEL:`);
      if (label !== null) this.showSelection();
    });
  }

  redo(): void {
    this.pending.after(() => {
      const label = this.draft.redo();
      this.announcer.say(
        label === null ? $localize`Nothing to redo` : $localize`Done again: ${label}:LABEL:`,
      );
      if (label !== null) this.showSelection();
    });
  }

  canUndo(): boolean {
    return this.draft.undoLabel() !== null || this.pending.isAny;
  }

  canRedo(): boolean {
    return this.draft.redoLabel() !== null || this.pending.isAny;
  }

  remove(): void {
    this.perform((document, selection) => removeItems(document, selection));
    this.view.goBack();
  }

  bridge(): void {
    this.perform((document, selection) => bridgeDelete(document, selection));
    this.view.goBack();
  }

  duplicate(): Promise<void> {
    return this.pending.add(async () => {
      const rules = await this.references.ready();
      if (!rules) return;
      this.perform((document, selection) =>
        rules.duplicateItems(document, { selection, rewriteReferences: this.references.rewrite }),
      );
    });
  }

  toggleDisabled(): void {
    this.perform((document, { nodes }) => toggleDisabled(document, { nodeIds: nodes }));
  }

  align(to: AlignTo): void {
    this.perform((document, selection) => alignItems(document, { selection, to }));
  }

  distribute(along: 'horizontal' | 'vertical'): void {
    this.perform((document, selection) => distributeItems(document, { selection, along }));
  }

  group(): void {
    const attempt = groupItems(this.draft.document(), {
      selection: this.draft.selection(),
      name: $localize`Group`,
    });
    if (attempt.kind === 'allowed') {
      this.draft.perform(attempt.edit);
      this.announcer.say(editText(attempt.edit.label));
    } else {
      this.announcer.say($localize`These can’t be one group: groups nest two levels deep.`);
    }
  }

  ungroup(): void {
    this.perform((document, { groups }) => ungroupItems(document, { groupIds: groups }));
  }

  /** Lays out what is selected, or everything. */
  async tidy(): Promise<void> {
    const document = this.draft.document();
    const request = layoutRequestOf(document, this.draft.selection().nodes, this.types.portsOf);
    try {
      const { Rules } = await import('../rules/rules.service');
      const positions = await this.injector.get(Rules).layOut(request);
      if (this.draft.document() !== document)
        return this.announcer.say($localize`The drawing changed meanwhile; try again.`);
      this.perform((current) => tidyNodes(current, { positions }));
      if (request.ids.length === document.nodes.order.length) this.view.controls()?.fit();
    } catch {
      this.announcer.say($localize`Tidying did not work. Try again.`);
    }
  }

  /** Asks for another type for the node that is selected. */
  async replace(): Promise<void> {
    const nodeId = this.draft.onlyNodeId();
    const node = this.draft.document().nodes.byId.get(nodeId ?? '');
    const controls = this.view.controls();
    if (!node || !controls) return;
    const { x, y } = controls.clientPoint(node.position);
    const typeName = await this.picker.pick({
      clientX: x,
      clientY: y,
      label: $localize`Replace “${node.name}:NAME:” by`,
    });
    const type = this.types.get(typeName ?? '');
    if (type) {
      const fields = Object.keys((type.configSchema['properties'] as object | undefined) ?? {});
      const oldLabel = this.types.get(node.type)?.label;
      const replacement = {
        type: type.type,
        // A name that somebody chose stays.
        name: node.name === oldLabel ? type.label : node.name,
        config: defaultsOf(type.configSchema),
        fields,
      };
      const { portsOf } = this.types;
      this.perform((document) => replaceNode(document, { nodeId: node.id, replacement, portsOf }));
    }
    controls.focusNode(node.id);
  }

  private perform(
    edit: (...args: [DraftStoreDocument, DraftStoreSelection]) => Parameters<DraftStore['perform']>[0],
  ): void {
    const made = edit(this.draft.document(), this.draft.selection());
    if (made.changes.length === 0) return;
    this.draft.perform(made);
    this.announcer.say(editText(made.label));
  }

  /** Undo may have changed something far away. */
  private showSelection(): void {
    requestAnimationFrame(() => {
      if (this.draft.selectedCount() > 0) this.view.controls()?.revealSelection();
    });
  }
}

type DraftStoreDocument = ReturnType<DraftStore['document']>;
type DraftStoreSelection = ReturnType<DraftStore['selection']>;
