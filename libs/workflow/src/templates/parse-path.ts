import { SCOPE_ROOTS, type ScopeRoot } from './template';

/** A plain path and where it ends. */
export interface ParsedPath {
  root: ScopeRoot;
  keys: (string | number)[];
  /** Index just after the path. */
  end: number;
}

const ROOT = new RegExp(`(?:${SCOPE_ROOTS.join('|')})(?![\\w$])`, 'y');
// `.name`, `[0]`, `['key']` or `["key"]`; a string with a backslash is left to JavaScript.
const STEP = /\.([A-Za-z_$][\w$]*)|\[\s*(?:(0|[1-9]\d{0,14})|'([^'\\\n]*)'|"([^"\\\n]*)")\s*\]/y;

/**
 * Reads `root(.name | [index] | ['key'])*` at an index. Undefined when no root stands there. Reads as far as the path goes:
 * whether it was the whole expression is for the caller to see.
 */
export function parsePathAt(text: string, start: number): ParsedPath | undefined {
  ROOT.lastIndex = start;
  const root = ROOT.exec(text)?.[0];
  if (root === undefined) return undefined;
  const keys: (string | number)[] = [];
  let end = start + root.length;
  for (;;) {
    STEP.lastIndex = end;
    const step = STEP.exec(text);
    if (!step) return { root: root as ScopeRoot, keys, end };
    const [whole, name, index, single, double] = step;
    keys.push(index === undefined ? (name ?? single ?? double ?? '') : Number(index));
    end += whole.length;
  }
}
