import type { RunError } from '../api/types';

/** Where in a script an error is, such as `line 2, column 5`; null when that is not known. */
export function errorPlace({ line, column }: RunError): string | null {
  if (line === undefined) return null;
  return column === undefined ? `line ${line}` : `line ${line}, column ${column}`;
}

/** All of an error as a text, to be sent to somebody. */
export function errorText(error: RunError): string {
  const [place, details] = [errorPlace(error), error.details ?? null];
  const head = `${error.code}: ${error.message}${place === null ? '' : ` (${place})`}`;
  return details === null ? head : `${head}\n${JSON.stringify(details, null, 2)}`;
}
