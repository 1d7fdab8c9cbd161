/** Inputs over so many characters are not remembered. */
const MAX_CHARACTERS = 100_000;

const keyOf = (workflowId: string): string => `rex.last-input.${workflowId}`;

/** The text of the input with which a workflow was last run by hand in this browser; null when there is none. */
export function lastInput(workflowId: string): string | null {
  try {
    return localStorage.getItem(keyOf(workflowId));
  } catch {
    return null;
  }
}

/** Remembers it. Where storage is full or switched off, nothing is. */
export function rememberInput(workflowId: string, text: string): void {
  try {
    if (text.length <= MAX_CHARACTERS) localStorage.setItem(keyOf(workflowId), text);
  } catch {
    // The next run begins with the sample again.
  }
}
