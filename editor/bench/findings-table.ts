import { isMet, type Bar, type KeptFinding } from './findings';

const HEAD = ['what', 'figure', 'bar', 'met', 'taken by others'];

/** The findings as a plain table for a terminal: what, figure, bar, met or not, and how much of the machine others took meanwhile. */
export function findingsTable(findings: readonly KeptFinding[]): string {
  const rows = [HEAD, ...findings.map(rowOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width));
  return [line(HEAD), line(rule), ...rows.slice(1).map(line)].join('\n');
}

function rowOf(finding: KeptFinding): string[] {
  const { metric, figure, unit, isUpperBound, bar, othersPercent } = finding;
  const met = isMet(finding);
  const text = `${isUpperBound ? 'under ' : ''}${figure} ${unit}`;
  const metText = met === undefined ? '' : met ? 'yes' : 'NO';
  return [metric, text, bar ? barText(bar, unit) : '', metText, `${othersPercent} %`];
}

function barText(bar: Bar, unit: string): string {
  return 'atMost' in bar ? `at most ${bar.atMost} ${unit}` : `at least ${bar.atLeast} ${unit}`;
}
