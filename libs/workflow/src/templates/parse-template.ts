import type { Node } from 'acorn';
import { checkScript } from '../scripts/check-script';
import { isTooDeep, SCRIPT_OPTIONS, ScriptParser } from '../scripts/script-parser';
import { visitNodes } from '../scripts/visit-nodes';
import { findOpening } from './find-opening';
import { parsePathAt } from './parse-path';
import {
  TemplateSyntaxError,
  type PathPart,
  type ScriptPart,
  type Template,
  type TemplatePart,
} from './template';

/** An expression as it stands in a text. */
export interface PlacedExpression {
  part: PathPart | ScriptPart;
  /** Index in the text where the part's source begins. */
  start: number;
  /** The syntax tree of a script; its positions count from the start of the source. */
  tree?: Node;
}

/**
 * Takes a text with `{{ … }}` apart. Between the braces stands one JavaScript expression; where it ends is found by parsing
 * it, so strings, regular expressions, comments and object literals may hold braces. `\{{` stands for `{{` as text.
 *
 * @param onExpression is told where each expression stands and, if it is more than a path, its syntax tree, so that nobody parses it again
 * @throws TemplateSyntaxError when an expression does not parse or is not closed.
 */
export function parseTemplate(
  text: string,
  onExpression: (expression: PlacedExpression) => void = () => undefined,
): Template {
  const parts: TemplatePart[] = [];
  let pending = '';
  let from = 0;
  for (;;) {
    const opening = findOpening(text, from);
    if (!opening) break;
    pending += text.slice(from, opening.start) + '\\'.repeat(opening.backslashes);
    if (opening.isEscaped) {
      pending += '{{';
      from = opening.end;
      continue;
    }
    if (pending !== '') parts.push({ kind: 'text', text: pending });
    pending = '';
    const expression = readExpression(text, opening.end);
    parts.push(expression.part);
    onExpression(expression);
    from = expression.end;
  }
  pending += text.slice(from);
  if (pending !== '') parts.push({ kind: 'text', text: pending });
  return { parts };
}

interface Expression extends PlacedExpression {
  /** Index just after the closing braces. */
  end: number;
}

function readExpression(text: string, from: number): Expression {
  const start = skip(SPACE, text, from);
  const path = parsePathAt(text, start);
  if (path) {
    const close = skip(SPACE, text, path.end);
    if (text.startsWith('}}', close)) {
      const { root, keys, end } = path;
      return { part: { kind: 'path', root, keys, source: text.slice(start, end) }, start, end: close + 2 };
    }
  }
  return readScript(text, from);
}

function readScript(text: string, from: number): Expression {
  const start = skip(SPACE_AND_COMMENTS, text, from);
  if (start === text.length) throw unclosed(text, from);
  if (text.startsWith('}}', start)) {
    throw new TemplateSyntaxError(
      'There is nothing between {{ and }}; write an expression, or \\{{ for plain braces.',
      from - 2,
    );
  }
  const tree = parseExpression(text, start, from);
  const end = start + tree.end;
  const close = skip(SPACE_AND_COMMENTS, text, end);
  if (text.startsWith('}}', close)) {
    const source = text.slice(start, end);
    refuseAwaitAsName(source, start, tree);
    return { part: { kind: 'script', source }, start, end: close + 2, tree };
  }
  if (close === text.length || text[close] === '}') throw unclosed(text, from);
  throw new TemplateSyntaxError(
    `After {{ ${excerpt(text.slice(start, end))} comes ${excerpt(text.slice(close, close + 12))} where }} was expected.`,
    close,
  );
}

const SPACE = /\s*/y;
const SPACE_AND_COMMENTS = /(?:\s+|\/\*[^]*?\*\/|\/\/[^\n]*(?:\n|$))*/y;

function skip(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return from + (pattern.exec(text)?.[0].length ?? 0);
}

function parseExpression(text: string, start: number, from: number): Node {
  try {
    // Acorn counts the lines before its start; without the slice a text of many expressions would cost its square.
    return ScriptParser.parseExpressionAt(text.slice(start), 0, SCRIPT_OPTIONS);
  } catch (error) {
    if (isTooDeep(error)) throw new TemplateSyntaxError('The expression is nested too deeply.', start);
    if (!(error instanceof SyntaxError)) throw error;
    const position = start + ((error as SyntaxError & { pos?: number }).pos ?? 0);
    if (position >= text.length) throw unclosed(text, from);
    throw noExpression(text.slice(start), error.message.replace(/ \(\d+:\d+\)$/, ''), position);
  }
}

/** By itself an expression may call something `await`; within the sandbox's function it may not. */
function refuseAwaitAsName(source: string, start: number, tree: Node): void {
  if (!/await|\\u/.test(source) || !visitNodes(tree, ({ name }) => name === 'await')) return;
  const checked = checkScript({ kind: 'expression', source });
  if ('problem' in checked) throw noExpression(source, checked.problem.message, start);
}

function noExpression(source: string, reason: string, position: number): TemplateSyntaxError {
  return new TemplateSyntaxError(`{{ ${excerpt(source)} is no JavaScript expression: ${reason}.`, position);
}

function unclosed(text: string, from: number): TemplateSyntaxError {
  return new TemplateSyntaxError(
    `{{${excerpt(text.slice(from))} is not closed; add }}, or write \\{{ for plain braces.`,
    from - 2,
  );
}

function excerpt(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
