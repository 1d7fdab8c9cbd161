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

/** Most expressions that differ in texts that are read together: reading them takes some tens of milliseconds. */
const MAX_EXPRESSIONS = 5000;

/** Expressions that were read already, by all that is written from behind `{{` to behind `}}`: it means the same everywhere. */
export type KnownExpressions = Map<string, ReadExpression>;

/** An expression without its place. */
interface ReadExpression extends Omit<PlacedExpression, 'start'> {
  /** How many characters stand between the braces and it. */
  indent: number;
}

/**
 * Takes a text with `{{ … }}` apart. Between the braces stands one JavaScript expression; where it ends is found by parsing
 * it, so strings, regular expressions, comments and object literals may hold braces. `\{{` stands for `{{` as text.
 *
 * @param onExpression is told where each expression stands and, if it is more than a path, its syntax tree, so that nobody parses it again
 * @param known what was read of other texts: each expression is parsed once, wherever and however often it stands
 * @throws TemplateSyntaxError when an expression does not parse or is not closed, or there are too many.
 */
export function parseTemplate(
  text: string,
  onExpression: (expression: PlacedExpression) => void = () => undefined,
  known: KnownExpressions = new Map(),
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
    const expression = readOnce(text, opening.end, known);
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

/**
 * Parsing reads from left to right and no further than the closing braces, so whatever begins like an expression that was read ends
 * like it. That the braces found first may stand in a string does no harm: nothing is known by such a text.
 */
function readOnce(text: string, from: number, known: KnownExpressions): Expression {
  const braces = text.indexOf('}}', from);
  const before = braces === -1 ? undefined : known.get(text.slice(from, braces + 2));
  if (before) return { ...before, start: from + before.indent, end: braces + 2 };
  if (known.size >= MAX_EXPRESSIONS) throw tooMany(from);
  const { start, end, ...read } = readExpression(text, from);
  known.set(text.slice(from, end), { ...read, indent: start - from });
  return { ...read, start, end };
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

function tooMany(from: number): TemplateSyntaxError {
  return new TemplateSyntaxError(
    `There are more than ${MAX_EXPRESSIONS} different expressions; use a Code node for so many.`,
    from - 2,
  );
}

function excerpt(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
