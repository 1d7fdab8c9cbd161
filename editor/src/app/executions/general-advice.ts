import { STEP_ERROR_MEANINGS } from '@rex/workflow/errors';

/** What an error means that every node can have, as plain text. Import it when something failed: the texts are many. */
export function generalAdvice(code: string): string | null {
  return Object.hasOwn(STEP_ERROR_MEANINGS, code)
    ? STEP_ERROR_MEANINGS[code as keyof typeof STEP_ERROR_MEANINGS]
    : null;
}
