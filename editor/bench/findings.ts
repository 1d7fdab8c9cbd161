import { MACHINE, OthersShare, writeResult } from '@rex/testing/stack';

/** What a figure is held against: it is met when the figure is not above it, or, for rates, not below it. */
export type Bar = { atMost: number } | { atLeast: number };

/** One thing that was measured. */
export interface Finding {
  /** In words, as the table has it. */
  metric: string;
  figure: number;
  unit: 'ms' | 'MB' | '%' | 'per s';
  /** True when the browser tells of nothing smaller than the figure, and told of nothing at all. */
  isUpperBound?: boolean;
  /** Left out where the figure only explains another one. */
  bar?: Bar;
  /** How the figure came about: counts, single runs. */
  details?: Record<string, unknown>;
}

/** Whether a figure meets its bar; undefined where there is none. */
export function isMet({ figure, bar }: Finding): boolean | undefined {
  if (bar === undefined) return undefined;
  return 'atMost' in bar ? figure <= bar.atMost : figure >= bar.atLeast;
}

/** A finding with how busy the machine was beside it. */
export interface KeptFinding extends Finding {
  /** Of all processors, in per cent: what others took while it was measured. */
  othersPercent: number;
}

/** Writes each finding as a line of JSON when it comes, and keeps it for the table. */
export class Findings {
  readonly all: KeptFinding[] = [];
  private readonly others = new OthersShare();

  add(finding: Finding): void {
    const figure = Math.round(finding.figure * 10) / 10;
    const kept = { ...finding, figure, othersPercent: this.others.percent() };
    this.all.push(kept);
    const facts = { at: new Date().toISOString(), machine: MACHINE, bench: 'editor' };
    writeResult({ ...facts, ...kept, isMet: isMet(kept) } as { at: string });
  }
}
