import type { CanvasEdge } from './canvas-document';

/** Node ids are identifiers of at most this many characters. */
const MAX_NODE_ID = 64;

/** Names of objects' own machinery, which documents refuse as ids. */
const RESERVED = new Set(['constructor', 'prototype']);

/** An id that is not taken: the wish itself, or with the first number that is free (`llm`, `llm_2`). */
export function freshId(wish: string, taken: { has(id: string): boolean }): string {
  if (!taken.has(wish)) return wish;
  const stem = wish.replace(/_\d{1,6}$/, '') || wish;
  for (let count = 2; ; count += 1) {
    const suffix = `_${count}`;
    const id = stem.slice(0, MAX_NODE_ID - suffix.length) + suffix;
    if (!taken.has(id)) return id;
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
