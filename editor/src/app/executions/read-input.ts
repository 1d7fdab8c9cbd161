import type { JsonValue } from '@rex/workflow';

/** A text that somebody typed as JSON. */
export type ReadInput = { kind: 'value'; value: JsonValue } | { kind: 'mistake'; message: string };

/** Reads the text of an input. Nothing at all is an empty object, as when no input is given. */
export function readInput(text: string): ReadInput {
  if (text.trim() === '') return { kind: 'value', value: {} };
  try {
    return { kind: 'value', value: JSON.parse(text) as JsonValue };
  } catch (thrown) {
    return { kind: 'mistake', message: $localize`This is not JSON yet. ${placeOf(text, thrown)}:REASON:` };
  }
}

/** Engines say `at position 17`, some with line and column; others show the text around the place. */
function placeOf(text: string, thrown: unknown): string {
  const said = thrown instanceof Error ? thrown.message : '';
  const found = /position (\d+)/.exec(said);
  if (found === null) return `${said}.`;
  const lines = text.slice(0, Number(found[1])).split('\n');
  return $localize`Look at line ${lines.length}:LINE:, column ${(lines.at(-1)?.length ?? 0) + 1}:COLUMN:.`;
}
