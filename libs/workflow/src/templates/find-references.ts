import type { Node } from 'acorn';
import { checkScript } from '../scripts/check-script';
import { findStepUses } from './find-step-uses';

/**
 * Ids of the steps that a JavaScript source names (see findStepUses). The source is an expression or a function body. Each id comes
 * once, in order.
 *
 * Gives nothing for a source that does not parse: running it will say why.
 */
export function findReferences(source: string): string[] {
  // As an expression first: `{ a: 1, b: 2 }` is an object there and a mistake in a body.
  for (const kind of ['expression', 'body'] as const) {
    const checked = checkScript({ kind, source });
    if ('tree' in checked) return referencesIn(source, checked.tree);
  }
  return [];
}

/** The same for a source that was parsed already. */
export function referencesIn(source: string, tree: Node): string[] {
  return [...new Set(findStepUses(source, tree).map(({ id }) => id))];
}
