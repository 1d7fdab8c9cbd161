import { Injectable, signal } from '@angular/core';
import type { JsonObject, JsonValue } from '@rex/workflow';
import { FormDraft, type FormProblem } from '../form/form-draft';
import { workflowSchema } from '../node/document-schemas';
import { withValueAt, type ValuePath } from '../schema/at-path';
import type { WorkflowFacts } from './workflow-facts';

/** The facts of a workflow as one flat object, as its form reads and writes them. */
@Injectable()
export class WorkflowFactsDraft extends FormDraft {
  readonly idPrefix = 'workflow-form';
  readonly value = signal<JsonObject>({});
  readonly problems = signal<readonly FormProblem[]>([]);
  onWrite: (facts: WorkflowFacts) => void = () => undefined;
  onLeave: () => void = () => undefined;

  show({ name, description, settings }: WorkflowFacts, problems: readonly FormProblem[]): void {
    const shown: JsonObject = { name, ...(description === '' ? {} : { description }), ...settings };
    // A field that was emptied has its default, and goes on showing that it is empty.
    const isEmptied = (key: string): boolean => !(key in this.value()) && shown[key] === defaultOf(key);
    const isFirst = Object.keys(this.value()).length === 0;
    this.value.set(
      Object.fromEntries(Object.entries(shown).filter(([key]) => isFirst || !isEmptied(key))) as JsonObject,
    );
    this.problems.set(
      problems.map((problem) => ({ ...problem, pointer: problem.pointer.replace(/^\/settings(?=\/)/, '') })),
    );
  }

  write(path: ValuePath, value: JsonValue | undefined): void {
    this.value.set(withValueAt(this.value(), path, value));
    const { name = '', description = '', ...settings } = this.value();
    const filled = { ...defaults(), ...settings };
    this.onWrite({ name, description, settings: filled } as unknown as WorkflowFacts);
  }

  leave(): void {
    this.onLeave();
  }
}

const defaultOf = (key: string): JsonValue | undefined => workflowSchema.properties?.[key]?.default;

function defaults(): JsonObject {
  const keys = ['timezone', 'timeoutMs', 'maxConcurrency'];
  return Object.fromEntries(keys.map((key) => [key, defaultOf(key) ?? null]));
}
