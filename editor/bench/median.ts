import { percentile } from '@rex/testing/stack';

/** The value below which a share of the values lies. */
export function share(values: readonly number[], of: number): number {
  return percentile(
    values.toSorted((a, b) => a - b),
    of,
  );
}

export function median(values: readonly number[]): number {
  return share(values, 0.5);
}

/** For people who read the lines: no more than a tenth of each. */
export function rounded(values: readonly number[]): number[] {
  return values.map((value) => Math.round(value * 10) / 10);
}
