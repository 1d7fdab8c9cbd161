/** Longer than any sentence of a vendor; patterns may be slow on what is longer. */
const LONGEST_MESSAGE = 2000;

/** As much of what a server says as is looked at and quoted: it may send megabytes. */
export function startOfMessage(message: string): string {
  return message.slice(0, LONGEST_MESSAGE);
}
