import { linkedSignal, type Signal } from '@angular/core';

/** Which elements each row takes, by its key, in the order in which they stand. */
type Places = ReadonlyMap<string, number>;

/**
 * Gives rows that come into sight the elements of those that left. Rows that stay keep theirs, where they are: what has the focus
 * keeps it. What comes in front of them gets new elements, for others would have to be taken past those that stay.
 */
export function takePlaces(before: Places, keys: readonly string[]): Places {
  const wanted = new Set(keys);
  const free = [...before].flatMap(([key, place]) => (wanted.has(key) ? [] : [place]));
  const firstKept = keys.findIndex((key) => before.has(key));
  let next = [...before.values()].reduce((most, place) => Math.max(most, place + 1), 0);
  return new Map(
    keys.map((key, at) => {
      const isInFront = at < firstKept;
      const place = before.get(key) ?? (isInFront ? undefined : free.shift()) ?? next++;
      return [key, place];
    }),
  );
}

/** The places of rows as one scrolls; lists track their rows by them. */
export function rowPlaces(keys: Signal<readonly string[]>): Signal<Places> {
  return linkedSignal<readonly string[], Places>({
    source: keys,
    computation: (now, before) => takePlaces(before?.value ?? new Map(), now),
  }).asReadonly();
}
