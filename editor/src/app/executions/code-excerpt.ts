/** One line of a script; numbers count from 1. */
export interface CodeLine {
  number: number;
  text: string;
  isMarked: boolean;
}

const LINES_AROUND = 3;

/** The lines around one that failed. Empty when the script has no such line. */
export function codeExcerpt(source: string, line: number): CodeLine[] {
  const lines = source.split('\n');
  if (line < 1 || line > lines.length) return [];
  const first = Math.max(1, line - LINES_AROUND);
  return lines
    .slice(first - 1, line + LINES_AROUND)
    .map((text, index) => ({ number: first + index, text, isMarked: first + index === line }));
}
