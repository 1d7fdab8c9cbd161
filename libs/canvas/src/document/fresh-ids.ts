import type { CanvasEdge } from './canvas-document';

/** Node ids are identifiers of at most this many characters. */
const MAX_NODE_ID = 64;

/** Names of objects' own machinery, which documents refuse as ids. */
const RESERVED = new Set(['constructor', 'prototype']);

/** An id that is not taken: the wish itself, or with the first number that is free (`llm`, `llm_2`). */
export function freshId(wish: string, taken: { has(id: string): boolean }): string {
  return nextFree(wish, taken, new Map());
}

/** Ids for many items, none of which is taken or given twice; by the ids that they have, which differ. */
export function freshIds(wishes: readonly string[], taken: Iterable<string>): Map<string, string> {
  const all = new Set(taken);
  const counts = new Map<string, number>();
  return new Map(
    wishes.map((wish) => {
      const id = nextFree(wish, all, counts);
      all.add(id);
      return [wish, id];
    }),
  );
}

/** `counts` remembers how far each stem was counted, so that a thousand copies of one node don't count from 2 each. */
function nextFree(wish: string, taken: { has(id: string): boolean }, counts: Map<string, number>): string {
  if (!taken.has(wish)) return wish;
  const stem = wish.replace(/_\d{1,6}$/, '') || wish;
  for (let count = counts.get(stem) ?? 2; ; count += 1) {
    const suffix = `_${count}`;
    const id = stem.slice(0, MAX_NODE_ID - suffix.length) + suffix;
    if (taken.has(id)) continue;
    counts.set(stem, count + 1);
    return id;
  }
}

/** A node id made of a type or a name: `http-request` gives `http_request`. */
export function nodeIdFor(text: string, taken: { has(id: string): boolean }): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  const identifier =
    /^[a-z]/.test(words) && !RESERVED.has(words) ? words : `node_${words}`.replace(/_+$/, '');
  return freshId(identifier.slice(0, MAX_NODE_ID), taken);
}

/** An edge id made of the edge's ends, as the API makes it. */
export function edgeIdFor(ends: Omit<CanvasEdge, 'id'>, taken: { has(id: string): boolean }): string {
  const base = `${ends.source}:${ends.sourcePort}->${ends.target}:${ends.targetPort}`;
  let id = base;
  for (let count = 2; taken.has(id); count += 1) id = `${base}#${count}`;
  return id;
}
