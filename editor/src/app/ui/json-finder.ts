import { signal } from '@angular/core';
import type { JsonValue } from '../api/types';
import { searchJson, type JsonMatches } from './json-search';

/** So long it looks before others have their turn: well within what the eye takes for at once. */
const SLICE_MS = 12;
const NOTHING: JsonMatches = { paths: [], isCut: false };

/** Looks for texts in values of many megabytes, in slices: what is typed and scrolled meanwhile comes between them. */
export class JsonFinder {
  private readonly found = signal(NOTHING);
  private readonly searching = signal(false);
  private value: JsonValue = null;
  private text = '';
  private run = 0;

  readonly matches = this.found.asReadonly();
  /** There may be more places than are known. */
  readonly isSearching = this.searching.asReadonly();

  /** Begins to look, in place of what was looked for. Small values are done when it returns. `onFirst`: the first place is known. */
  find(value: JsonValue, text: string, onFirst: () => void = () => undefined): void {
    if (value === this.value && text === this.text) return;
    [this.value, this.text] = [value, text];
    this.run += 1;
    this.found.set(NOTHING);
    this.go(searchJson(value, text), this.run, onFirst);
  }

  stop(): void {
    this.run += 1;
  }

  private go(search: Generator<JsonMatches, JsonMatches>, run: number, onFirst: () => void): void {
    if (run !== this.run) return;
    const endMs = performance.now() + SLICE_MS;
    const hadOne = this.found().paths.length > 0;
    let found = search.next();
    while (!found.done && performance.now() < endMs) found = search.next();
    if (found.done || found.value.paths.length > this.found().paths.length) this.found.set(found.value);
    this.searching.set(!found.done);
    if (!hadOne && found.value.paths.length > 0) onFirst();
    if (!found.done) setTimeout(() => this.go(search, run, onFirst));
  }
}
