/** pino's levels from which a line is worth the terminal. */
const WARN = 40;
const ERROR = 50;
const LONGEST = 300;

/**
 * Turns a line of a program's log into a short one for the terminal; undefined when it isn't worth it.
 * Programs log JSON; other text, such as the stack of a crash, is passed on.
 */
export function echoLine(program: string, line: string): string | undefined {
  const text = line.trim();
  if (text === '') return undefined;
  const entry = parseEntry(text);
  // Node's own warnings about experimental features help nobody here.
  if (!entry) return /^\((node:|Use `node)/.test(text) ? undefined : shorten(`${program}: ${text}`);
  if (entry.level < WARN) return undefined;
  const word = entry.level >= ERROR ? 'error' : 'warning';
  const reason = entry.err?.message && entry.err.message !== entry.msg ? `: ${entry.err.message}` : '';
  const time = new Date(entry.time ?? 0).toTimeString().slice(0, 8);
  return shorten(`${time} ${program} ${word}: ${entry.msg ?? ''}${reason}`);
}

interface LogEntry {
  level: number;
  time?: number | string;
  msg?: string;
  err?: { message?: string };
}

function parseEntry(text: string): LogEntry | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    const value = JSON.parse(text) as Partial<LogEntry>;
    return typeof value.level === 'number' ? { ...value, level: value.level } : undefined;
  } catch {
    return undefined;
  }
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
