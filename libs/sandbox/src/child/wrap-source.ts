import type { Script } from '@rex/node-sdk';

/** The name under which user sources are compiled, as it stands in stack traces. */
export const SCRIPT_NAME = '<script>';

/** Lines that stand before the user's first line; the compiler is told, so that positions are the user's own. */
export const LINES_BEFORE = 1;

/**
 * The source as a strict function of the scope's names. It is asynchronous only where `await` may occur, since an
 * asynchronous function costs another round into the isolate.
 */
export function wrapSource({ kind, source }: Script, names: readonly string[]): string {
  const isAsync = /await|\\u/.test(source);
  const head = `(${isAsync ? 'async ' : ''}function (${names.join(', ')}) { "use strict";`;
  // The user's text stands on lines of its own, so that a comment at its end hides nothing.
  return kind === 'body' ? `${head}\n${source}\n})` : `${head} return (\n${source}\n)})`;
}
