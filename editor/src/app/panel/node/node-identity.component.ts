import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  EnvironmentInjector,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { renameNode, typingKey } from '@rex/canvas';
import { NODE_ID_PATTERN } from '@rex/workflow';
import { Announcer } from '../../editing/announcer';
import { DraftStore } from '../../editing/draft.store';
import { ReferenceRewriter } from '../../editing/reference-rewriter';

/** What a node is called: by people, and by expressions. */
@Component({
  selector: 'app-node-identity',
  templateUrl: './node-identity.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NodeIdentityComponent {
  readonly nodeId = input.required<string>();

  private readonly draft = inject(DraftStore);
  private readonly announcer = inject(Announcer);
  private readonly injector = inject(EnvironmentInjector);
  private readonly references = inject(ReferenceRewriter);

  protected readonly node = computed(() => this.draft.node(this.nodeId())());
  /** As it is typed; it counts when the field is left. */
  protected readonly id = linkedSignal(() => this.nodeId());
  protected readonly idError = signal<string | null>(null);

  protected rename(name: string): void {
    this.draft.perform(
      renameNode(this.draft.document(), {
        nodeId: this.nodeId(),
        name,
        rewriteReferences: this.references.rewrite,
      }),
      typingKey(this.nodeId(), 'name'),
    );
  }

  /** Everything that names the node follows in the same entry of the history. */
  protected async changeId(): Promise<void> {
    const [wanted, nodeId] = [this.id().trim(), this.nodeId()];
    if (wanted === nodeId) return this.forgetId();
    if (!this.isFine(wanted) || !(await this.references.ready())) return;
    // Meanwhile it may have been changed already, or something else.
    const node = this.draft.document().nodes.byId.get(nodeId);
    if (!node || this.nodeId() !== nodeId || this.id().trim() !== wanted || !this.isFine(wanted)) return;
    const hadFocus = document.activeElement?.id === 'node-id';
    this.draft.endBurst();
    this.draft.perform(
      renameNode(this.draft.document(), {
        nodeId,
        name: node.name === nodeId ? wanted : node.name,
        newId: wanted,
        rewriteReferences: this.references.rewrite,
      }),
    );
    this.announcer.say(
      $localize`The id is now ${wanted}:WANTED:; expressions that named ${nodeId}:NODE_ID: follow.`,
    );
    if (!hadFocus) return;
    // The form is made anew under the new id; the focus goes on where it was.
    afterNextRender(() => document.getElementById('node-id')?.focus(), { injector: this.injector });
  }

  protected forgetId(): void {
    this.id.set(this.nodeId());
    this.idError.set(null);
  }

  protected leave(): void {
    this.draft.endBurst();
  }

  private isFine(id: string): boolean {
    const mistake = this.mistakeIn(id);
    this.idError.set(mistake);
    return mistake === null;
  }

  private mistakeIn(id: string): string | null {
    if (!new RegExp(NODE_ID_PATTERN).test(id) || RESERVED.has(id)) {
      return $localize`An id starts with a letter or _ and goes on with up to 63 letters, digits or _.`;
    }
    return this.draft.document().nodes.byId.has(id) ? $localize`Another node has the id “${id}:ID:”.` : null;
  }
}

/** Names that expressions could never read. */
const RESERVED: ReadonlySet<string> = new Set(['__proto__', 'prototype', 'constructor']);
