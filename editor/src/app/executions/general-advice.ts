import { ERROR_TEXTS } from '../api/error-texts';

/** What an error means that every node can have, as plain text. Import it when something failed: the texts are many. */
export function generalAdvice(code: string): string | null {
  return Object.hasOwn(ERROR_TEXTS, code) ? (ERROR_TEXTS[code] ?? null) : null;
}
