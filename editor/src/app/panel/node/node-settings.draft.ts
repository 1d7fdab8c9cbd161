import { computed, inject, Injectable, signal, type Signal } from '@angular/core';
import { changeNode, typingKey, type CanvasNode } from '@rex/canvas';
import type { JsonObject, JsonValue } from '@rex/workflow';
import { DraftStore } from '../../editing/draft.store';
import { ProblemsStore } from '../../editing/problems.store';
import { FormDraft, type FormProblem, type WrittenBy } from '../form/form-draft';
import { pointerOf, withValueAt, type ValuePath } from '../schema/at-path';
import { problemsBelow } from './problems-below';

/** How the engine treats a node (timeout, retry, what follows a failure), as a form reads and writes it. */
@Injectable()
export class NodeSettingsDraft extends FormDraft {
  private readonly draft = inject(DraftStore);
  private readonly store = inject(ProblemsStore);

  /** Set by the form before anything is shown. */
  readonly nodeId = signal('');
  readonly idPrefix = 'node-settings';

  private readonly node = computed(() => this.draft.node(this.nodeId())());
  readonly value: Signal<JsonObject> = computed(
    () => ({ ...this.node()?.settings }) as unknown as JsonObject,
  );
  readonly problems: Signal<readonly FormProblem[]> = computed(() =>
    problemsBelow(this.store.byNode().get(this.nodeId()) ?? [], 'settings'),
  );

  write(path: ValuePath, value: JsonValue | undefined, by: WrittenBy): void {
    // Of the settings only onError is always there.
    const settings = { onError: 'fail', ...withValueAt(this.value(), path, value) };
    if (by === 'choice') this.draft.endBurst();
    this.draft.perform(
      changeNode(this.draft.document(), {
        nodeId: this.nodeId(),
        fields: { settings: settings as unknown as CanvasNode['settings'] },
      }),
      by === 'typing' ? typingKey(this.nodeId(), `settings${pointerOf(path)}`) : null,
    );
  }

  leave(): void {
    this.draft.endBurst();
  }
}
