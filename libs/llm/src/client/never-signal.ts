/** A signal that never fires: for calls that nobody can stop from outside. */
export const NEVER: AbortSignal = new AbortController().signal;
