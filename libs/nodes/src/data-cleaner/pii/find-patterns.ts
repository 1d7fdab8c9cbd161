import type { ScriptRunner } from '@rex/node-sdk';
import type { JsonValue } from '@rex/workflow';
import { StepFailure } from '../../http-request/step-failure';
import type { PiiMatch } from './find-pii';

/** A regular expression of the user's for personal data of another kind. */
export interface PiiPattern {
  name: string;
  pattern: string;
  flags?: string | undefined;
}

/** All texts of an operation together may have so many characters when it has patterns. */
export const MAX_PATTERN_TEXT = 2_000_000;

/**
 * What the user's patterns match in some texts: a list for each text. All in one call of the sandbox, where a hostile pattern ends
 * by the time limit and takes nobody else's time. Empty matches are left out.
 *
 * @throws StepFailure `pattern-invalid`, `pattern-text-too-large`
 * @throws ScriptError `script-timeout` and others
 */
export async function findPatterns(
  sandbox: ScriptRunner,
  patterns: readonly PiiPattern[],
  texts: readonly string[],
): Promise<PiiMatch[][]> {
  const size = texts.reduce((sum, text) => sum + text.length, 0);
  if (size > MAX_PATTERN_TEXT) {
    const message = `The texts have ${size} characters together; patterns are tried on at most ${MAX_PATTERN_TEXT}. Clean less at a time, or name "paths".`;
    throw new StepFailure({ code: 'pattern-text-too-large', message, retryable: false });
  }
  const result = (await sandbox.run({
    kind: 'body',
    source: programFor(patterns, texts),
  })) as unknown as Found;
  if ('invalid' in result) {
    const name = patterns[result.invalid]?.name ?? '';
    const message = `The pattern "${name}" is no regular expression: ${result.message} Correct it, or its flags.`;
    throw new StepFailure({ code: 'pattern-invalid', message, retryable: false });
  }
  return texts.map((text, index) =>
    (result.matches[index] ?? []).map(([pattern, start, end]) => ({
      kind: patterns[pattern]?.name ?? '',
      ...wholeCharacters(text, start, end),
    })),
  );
}

/** What programFor returns: the index of the first pattern that is none, or [pattern, start, end] of each match by text. */
type Found = { invalid: number; message: string } | { matches: [number, number, number][][] };

/** The texts stand in it as one text of JSON: that is parsed many times faster than as many literals. */
function programFor(patterns: readonly PiiPattern[], texts: readonly string[]): string {
  const asked: JsonValue = patterns.map(({ pattern, flags = '' }) => [
    pattern,
    `${flags.replaceAll('g', '')}g`,
  ]);
  return `
const patterns = [];
for (const [pattern, flags] of ${JSON.stringify(asked)}) {
  try {
    patterns.push(new RegExp(pattern, flags));
  } catch (error) {
    return { invalid: patterns.length, message: String(error.message).slice(0, 300) + '.' };
  }
}
const matches = JSON.parse(${JSON.stringify(JSON.stringify(texts))}).map((text) =>
  patterns.flatMap((pattern, index) =>
    Array.from(text.matchAll(pattern), (match) => [index, match.index, match.index + match[0].length]).filter(
      ([, start, end]) => end > start,
    ),
  ),
);
return { matches };`;
}

/** A pattern without the flag u may match half of a character beyond U+FFFF: then all of it is meant. */
function wholeCharacters(text: string, start: number, end: number): { start: number; end: number } {
  return { start: start - Number(isInCharacter(text, start)), end: end + Number(isInCharacter(text, end)) };
}

function isInCharacter(text: string, index: number): boolean {
  return index > 0 && (text.codePointAt(index - 1) ?? 0) > 0xffff;
}
