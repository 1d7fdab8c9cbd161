import { computed, signal, type Signal } from '@angular/core';
import type { JsonObject, JsonValue } from '@rex/workflow';
import type { ValuePath } from '../schema/at-path';

/** How a value came: typing goes into one entry of the history until the field is left, each choice is an entry of its own. */
export type WrittenBy = 'typing' | 'choice';

/** A complaint about a value, with the JSON Pointer from the top of the form. */
export interface FormProblem {
  readonly pointer: string;
  readonly message: string;
  /** Where in the text at the pointer, from 1. */
  readonly line?: number;
  readonly column?: number;
}

/** What a form is about: an object that its fields read and write. Hosts of forms provide one. */
export abstract class FormDraft {
  abstract readonly value: Signal<JsonObject>;
  abstract readonly problems: Signal<readonly FormProblem[]>;
  /** Begins the ids of all elements of the form; unique on the page. */
  abstract readonly idPrefix: string;
  abstract write(path: ValuePath, value: JsonValue | undefined, by: WrittenBy): void;
  /** A field was left: what is typed next is another entry. */
  abstract leave(): void;

  /** The pointers that fields show problems of, each with whether those below are shown there too. */
  private readonly claims = signal<ReadonlyMap<string, boolean>>(new Map());

  /** Problems that no field shows. */
  readonly unclaimed = computed(() =>
    this.problems().filter(({ pointer }) => !isClaimed(this.claims(), pointer)),
  );

  claim(pointer: string, isDeep: boolean): void {
    if (this.claims().get(pointer) === isDeep) return;
    this.claims.update((claims) => new Map(claims).set(pointer, isDeep));
  }

  release(pointer: string): void {
    this.claims.update((claims) => {
      const left = new Map(claims);
      left.delete(pointer);
      return left;
    });
  }
}

function isClaimed(claims: ReadonlyMap<string, boolean>, pointer: string): boolean {
  if (claims.has(pointer)) return true;
  for (let end = pointer.lastIndexOf('/'); end > 0; end = pointer.lastIndexOf('/', end - 1)) {
    if (claims.get(pointer.slice(0, end)) === true) return true;
  }
  return false;
}
