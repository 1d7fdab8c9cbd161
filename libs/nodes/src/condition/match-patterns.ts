import type { ScriptRunner } from '@rex/node-sdk';

/** A regular expression and the text it is tried on. */
export interface PatternTest {
  pattern: string;
  text: string;
  ignoreCase: boolean;
}

/**
 * Tries regular expressions in the sandbox, all in one call: a hostile pattern may take for ever, and must not take the
 * worker's event loop with it. Pattern and text are embedded as JSON, which is JavaScript since ES2019.
 *
 * @throws ScriptError when a pattern takes too long
 */
export async function matchPatterns(sandbox: ScriptRunner, tests: PatternTest[]): Promise<boolean[]> {
  if (tests.length === 0) return [];
  const items = tests.map(({ pattern, text, ignoreCase }) => {
    const flags = ignoreCase ? 'i' : '';
    return `new RegExp(${JSON.stringify(pattern)}, '${flags}').test(${JSON.stringify(text)})`;
  });
  const results = await sandbox.run({ kind: 'expression', source: `[${items.join(', ')}]` });
  return Array.isArray(results) ? results.map((result) => result === true) : [];
}

/** Why a text is no regular expression; undefined when it is one. It is only compiled here, never run. */
export function patternFlaw(pattern: string): string | undefined {
  try {
    return new RegExp(pattern) instanceof RegExp ? undefined : 'it can not be compiled';
  } catch (error) {
    // "Invalid regular expression: /(/: Unterminated group"
    return (error instanceof Error ? error.message : String(error)).split(': ').at(-1);
  }
}
