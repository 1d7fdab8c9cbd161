import { computed, inject, Injectable, signal, type Signal } from '@angular/core';
import { changeNode, typingKey } from '@rex/canvas';
import type { JsonObject, JsonValue } from '@rex/workflow';
import { DraftStore } from '../../editing/draft.store';
import { ProblemsStore } from '../../editing/problems.store';
import { FormDraft, type FormProblem, type WrittenBy } from '../form/form-draft';
import { pointerOf, withValueAt, type ValuePath } from '../schema/at-path';
import { problemsBelow } from './problems-below';

const NOTHING: JsonObject = {};

/** The config of a node as a form reads and writes it. */
@Injectable()
export class NodeConfigDraft extends FormDraft {
  private readonly draft = inject(DraftStore);
  private readonly store = inject(ProblemsStore);

  /** Set by the form before anything is shown. */
  readonly nodeId = signal('');
  readonly idPrefix = 'node-config';

  private readonly node = computed(() => this.draft.node(this.nodeId())());
  readonly value: Signal<JsonObject> = computed(() => this.node()?.config ?? NOTHING);
  readonly problems: Signal<readonly FormProblem[]> = computed(() =>
    problemsBelow(this.store.byNode().get(this.nodeId()) ?? [], 'config'),
  );

  write(path: ValuePath, value: JsonValue | undefined, by: WrittenBy): void {
    const config = withValueAt(this.value(), path, value);
    if (by === 'choice') this.draft.endBurst();
    this.draft.perform(
      changeNode(this.draft.document(), { nodeId: this.nodeId(), fields: { config } }),
      by === 'typing' ? typingKey(this.nodeId(), `config${pointerOf(path)}`) : null,
    );
  }

  leave(): void {
    this.draft.endBurst();
  }
}
