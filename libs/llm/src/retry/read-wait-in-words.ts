import { parseDuration } from './parse-duration';

const WAIT = /\b(?:again|retry) in (\d[\d.hmsuµn]*)/i;

/** The wait that a vendor's sentence tells, in milliseconds: "Please try again in 7m12s." Undefined when it tells none. */
export function readWaitInWords(message: string): number | undefined {
  const told = WAIT.exec(message)?.[1]?.replace(/\.+$/, '');
  // A number by itself may be one of minutes.
  return told === undefined || /^[\d.]+$/.test(told) ? undefined : parseDuration(told);
}
