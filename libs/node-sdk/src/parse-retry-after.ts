/** Longer than anybody waits; keeps the number one that timers and databases can hold. */
const LONGEST_MS = 365 * 24 * 3_600_000;

/** The three forms of a date in HTTP (RFC 9110 section 5.6.7); all are in UTC, and the third does not say so. */
const DATE =
  /^(?:[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT|[A-Z][a-z]{5,8}, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4})$/;

/**
 * How long a target asks to wait, in milliseconds from now (RFC 9110 section 10.2.3: seconds, or a date). Undefined when it says
 * nothing that can be understood.
 */
export function parseRetryAfter(field: string | string[] | undefined, now: Date): number | undefined {
  const text = [field ?? ''].flat()[0]?.trim() ?? '';
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, LONGEST_MS);
  if (!DATE.test(text)) return undefined;
  const at = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  if (Number.isNaN(at)) return undefined;
  return Math.min(Math.max(at - now.getTime(), 0), LONGEST_MS);
}
