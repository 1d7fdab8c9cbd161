import { formatValue } from './format-value';
import { bareRecord, now } from './primordials';
import type { LogLevel, RunLog } from './run-log';

/** The script's `console`: each call is a line of the step's log. */
export function createConsole(log: RunLog): Record<string, (...values: unknown[]) => void> {
  const timers = bareRecord<number>();
  const counts = bareRecord<number>();
  const at =
    (level: LogLevel) =>
    (...values: unknown[]) =>
      log.add(level, joinValues(values));
  const elapsed = (label: string): string => {
    const startedAt = timers[label];
    return startedAt === undefined ? `Timer "${label}" does not exist` : `${label}: ${now() - startedAt} ms`;
  };
  return {
    log: at('info'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    debug: at('debug'),
    trace: at('debug'),
    dir: (value: unknown) => log.add('info', formatValue(value)),
    table: (value: unknown) => log.add('info', formatValue(value)),
    group: at('info'),
    groupCollapsed: at('info'),
    groupEnd: () => undefined,
    assert: (condition: unknown, ...values: unknown[]) => {
      if (!condition) log.add('error', `Assertion failed ${joinValues(values)}`);
    },
    count: (label: unknown = 'default') => {
      const key = formatValue(label);
      counts[key] = (counts[key] ?? 0) + 1;
      log.add('info', `${key}: ${counts[key]}`);
    },
    countReset: (label: unknown = 'default') => {
      counts[formatValue(label)] = 0;
    },
    time: (label: unknown = 'default') => {
      timers[formatValue(label)] = now();
    },
    timeLog: (label: unknown = 'default') => log.add('info', elapsed(formatValue(label))),
    timeEnd: (label: unknown = 'default') => log.add('info', elapsed(formatValue(label))),
  };
}

function joinValues(values: readonly unknown[]): string {
  let text = '';
  for (let index = 0; index < values.length; index++) {
    text += index > 0 ? ` ${formatValue(values[index])}` : formatValue(values[index]);
  }
  return text;
}
