/** The levels that are worth the terminal, as our logger writes them and as pino does by itself. */
const LEVELS: Readonly<Record<string, string>> = {
  warn: 'warning',
  error: 'error',
  fatal: 'error',
  40: 'warning',
  50: 'error',
  60: 'error',
};
/** Node's warnings about experimental features, and what Nest says before our logger takes over. */
const NOISE = /^(\(node:|\(Use `node|\[Nest\] .* LOG )/;
const LONGEST = 300;

/**
 * Turns a line of a program's log into a short one for the terminal; undefined when it isn't worth it.
 * Programs log JSON; other text, such as the stack of a crash, is passed on.
 */
export function echoLine(program: string, line: string): string | undefined {
  const text = line.trim();
  if (text === '') return undefined;
  const entry = parseEntry(text);
  if (!entry) return NOISE.test(text) ? undefined : shorten(`${program}: ${text}`);
  const word = LEVELS[entry.level];
  if (word === undefined) return undefined;
  const reason = entry.err?.message && entry.err.message !== entry.msg ? `: ${entry.err.message}` : '';
  const time = new Date(entry.time ?? 0).toTimeString().slice(0, 8);
  return shorten(`${time} ${program} ${word}: ${entry.msg ?? ''}${reason}`);
}

interface LogEntry {
  level: string | number;
  time?: number | string;
  msg?: string;
  err?: { message?: string };
}

function parseEntry(text: string): LogEntry | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    const value = JSON.parse(text) as Partial<LogEntry>;
    return value.level === undefined ? undefined : { ...value, level: value.level };
  } catch {
    return undefined;
  }
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
