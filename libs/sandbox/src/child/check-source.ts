import type { Script } from '@rex/node-sdk';
import { type AnyNode, type Options, parse, parseExpressionAt, tokenizer } from 'acorn';

/** A mistake in the user's source. Line and column count from 1. */
export interface SyntaxProblem {
  message: string;
  line: number;
  column: number;
}

const OPTIONS: Options = {
  ecmaVersion: 'latest',
  sourceType: 'script',
  allowReturnOutsideFunction: true,
  allowAwaitOutsideFunction: true,
  allowHashBang: false,
  preserveParens: true,
};

/**
 * Checks that a source is by itself a function body, or one expression: what closes the function around it early
 * (`}); …; (() => {`) is refused here. Gives the syntax tree when it is good.
 */
export function checkSource({ kind, source }: Script): { tree: AnyNode } | { problem: SyntaxProblem } {
  if (kind === 'expression' && source.trim() === '')
    return { problem: at(source, 0, 'The expression is empty') };
  try {
    const tree = kind === 'body' ? parse(source, OPTIONS) : parseOneExpression(source);
    const problem = source.includes('import') ? findDynamicImport(source, tree) : undefined;
    return problem === undefined ? { tree } : { problem };
  } catch (error) {
    return { problem: describe(source, error) };
  }
}

/** Raised when something follows the expression. */
class TrailingTextError extends Error {
  constructor(readonly offset: number) {
    super('One expression is expected, but something follows it');
  }
}

function parseOneExpression(source: string): AnyNode {
  const tree = parseExpressionAt(source, 0, OPTIONS) as AnyNode;
  const rest = tokenizer(source.slice(tree.end), OPTIONS);
  const token = rest.getToken();
  if (token.type.label !== 'eof') throw new TrailingTextError(tree.end + token.start);
  return tree;
}

/** Walks the tree with a stack of its own: user sources may be nested deeper than the call stack. */
function findDynamicImport(source: string, tree: AnyNode): SyntaxProblem | undefined {
  const waiting: unknown[] = [tree];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node !== 'object' || node === null) continue;
    const { type, start } = node as { type?: unknown; start?: unknown };
    if (type === 'ImportExpression') {
      return at(source, Number(start), 'import() is not available: scripts cannot load modules');
    }
    for (const value of Object.values(node))
      if (typeof value === 'object' && value !== null) waiting.push(value);
  }
  return undefined;
}

function describe(source: string, error: unknown): SyntaxProblem {
  if (error instanceof TrailingTextError) return at(source, error.offset, error.message);
  if (error instanceof SyntaxError) {
    const { pos } = error as SyntaxError & { pos?: number };
    const message = error.message.replace(/ \(\d+:\d+\)$/, '');
    return at(source, pos ?? 0, message.includes("'import' and 'export'") ? NO_MODULES : message);
  }
  // Thousands of nested brackets exhaust the parser's stack.
  return at(
    source,
    0,
    error instanceof RangeError ? 'The source is nested too deeply' : 'The source could not be read',
  );
}

const NO_MODULES = 'import and export are not available: scripts cannot load modules';

function at(source: string, offset: number, message: string): SyntaxProblem {
  const before = source.slice(0, offset).split(/\r\n|[\n\r\u2028\u2029]/);
  return { message, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
