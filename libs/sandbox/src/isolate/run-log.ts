import { isoText, types } from './primordials';
import { quote } from './quote';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** The log lines of the script at hand as JSON objects, comma separated. */
export interface RunLog {
  add(level: LogLevel, message: string): void;
  /** Forgets all lines: another script begins. */
  reset(): void;
  setLimits(maxLines: number, maxLength: number): void;
  linesJson(): string;
  /** How many lines were left out because of the limits. */
  droppedCount(): number;
}

/** The one log of a context. Lines are written as JSON at once, so that nothing a script does later can change them. */
export function createRunLog(): RunLog {
  let maxLines = 0;
  let maxLength = 0;
  let json = '';
  let lineCount = 0;
  let dropped = 0;
  return {
    add(level, message) {
      if (lineCount >= maxLines || json.length >= maxLength) {
        dropped++;
        return;
      }
      const text = quote(message, () => undefined);
      if (json.length + text.length > maxLength) {
        dropped++;
        return;
      }
      const at = isoText(new types.Date());
      json += `${lineCount++ > 0 ? ',' : ''}{"level":"${level}","message":${text},"at":"${at}"}`;
    },
    reset() {
      json = '';
      lineCount = 0;
      dropped = 0;
    },
    setLimits(lines, length) {
      maxLines = lines;
      maxLength = length;
    },
    linesJson: () => json,
    droppedCount: () => dropped,
  };
}
