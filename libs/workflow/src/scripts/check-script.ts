import type { BlockStatement, Expression, FunctionExpression, Node, Program } from 'acorn';
import { SCOPE_ROOTS } from '../templates/template';
import { textPosition, type TextPosition } from '../text/text-position';
import { isTooDeep, SCRIPT_OPTIONS, ScriptParser } from './script-parser';

/** `body`: a function body whose `return` gives the result. `expression`: one expression. */
export type ScriptKind = 'body' | 'expression';

/** Why a script is none. Line and column count from 1. */
export interface ScriptProblem extends TextPosition {
  message: string;
}

/**
 * The syntax tree of a good script (a block for a body), or the first mistake. The tree was read of a longer text: its positions count
 * from `offset` characters before the source.
 */
export type CheckedScript = { tree: Node; offset: number } | { problem: ScriptProblem };

/**
 * Decides whether a source is a script: by itself a function body, or one expression, in strict mode, with `await`. What closes
 * the function around it early (`}); …; (() => {`), modules and `import()` are refused. The one implementation for validation and
 * the sandbox. Never throws.
 *
 * The source is read inside the function that the sandbox makes of it, so that the names of the scope are taken: `let input` is a mistake.
 */
export function checkScript({ kind, source }: { kind: ScriptKind; source: string }): CheckedScript {
  if (kind === 'expression' && source.trim() === '') {
    return { problem: { message: 'The expression is empty', line: 1, column: 1 } };
  }
  const before = kind === 'body' ? HEAD : `${HEAD} return (`;
  const after = kind === 'body' ? '\n})' : '\n)})';
  const text = `${before}\n${source}${after}`;
  try {
    const body = wholeFunction(ScriptParser.parse(text, SCRIPT_OPTIONS), text.length)?.body;
    const tree = body && (kind === 'body' ? body : onlyExpression(body, text.length - 2));
    return tree
      ? { tree, offset: before.length + 1 }
      : { problem: ownProblem(kind, source) ?? problemAt(source, 0, CLOSES_EARLY) };
  } catch (error) {
    const offset = positionOf(error) - before.length - 1;
    const own = isTooDeep(error) ? undefined : ownProblem(kind, source);
    return { problem: own ?? describe(source, error, offset) };
  }
}

const HEAD = `(async function (${SCOPE_ROOTS.join(', ')}) { "use strict";`;

const CLOSES_EARLY = 'The source closes the function around it';

const NO_MODULES = 'import and export are not available: scripts cannot load modules';

/** The function, if it is all there is: `}, function () {` and the like make something else of the text. */
function wholeFunction({ body }: Program, end: number): FunctionExpression | undefined {
  const [statement] = body;
  if (body.length !== 1 || statement?.type !== 'ExpressionStatement') return undefined;
  const { expression: whole } = statement;
  if (whole.type !== 'ParenthesizedExpression' || whole.expression.type !== 'FunctionExpression')
    return undefined;
  return whole.expression.end === end - 1 ? whole.expression : undefined;
}

/** What stands between the brackets of `return ( … )`, if that statement is all there is after the directive. */
function onlyExpression({ body }: BlockStatement, end: number): Expression | undefined {
  const statement = body[1];
  if (body.length !== 2 || statement?.type !== 'ReturnStatement') return undefined;
  const { argument } = statement;
  return argument?.type === 'ParenthesizedExpression' && argument.end === end
    ? argument.expression
    : undefined;
}

/** The mistake that the source has by itself: told in its own terms, not in those of what stands around it. */
function ownProblem(kind: ScriptKind, source: string): ScriptProblem | undefined {
  try {
    if (kind === 'body') ScriptParser.parse(source, SCRIPT_OPTIONS);
    else parseOneExpression(source);
    return undefined;
  } catch (error) {
    return describe(source, error, positionOf(error));
  }
}

/** Raised when something follows the expression. */
class TrailingTextError extends SyntaxError {
  constructor(readonly pos: number) {
    super('One expression is expected, but something follows it');
  }
}

function parseOneExpression(source: string): void {
  const { end } = ScriptParser.parseExpressionAt(source, 0, SCRIPT_OPTIONS);
  const token = ScriptParser.tokenizer(source.slice(end), SCRIPT_OPTIONS).getToken();
  if (token.type.label !== 'eof') throw new TrailingTextError(end + token.start);
}

function describe(source: string, error: unknown, offset: number): ScriptProblem {
  if (isTooDeep(error)) return problemAt(source, offset, 'The source is nested too deeply');
  if (!(error instanceof SyntaxError)) return problemAt(source, 0, 'The source could not be read');
  const message = error.message.replace(/ \(\d+:\d+\)$/, '');
  return problemAt(source, offset, message.includes("'import' and 'export'") ? NO_MODULES : message);
}

function positionOf(error: unknown): number {
  return (error as { pos?: number } | null)?.pos ?? 0;
}

function problemAt(source: string, offset: number, message: string): ScriptProblem {
  return { message, ...textPosition(source, Math.min(Math.max(offset, 0), source.length)) };
}
