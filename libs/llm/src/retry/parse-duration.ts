const UNITS_MS = { h: 3_600_000, m: 60_000, s: 1000, ms: 1, us: 0.001, µs: 0.001, ns: 0.000_001 };

/** Longer than anybody waits; keeps the number one that timers can hold. */
const LONGEST_MS = 24 * 3_600_000;

/**
 * A duration as vendors write it in headers and bodies, in milliseconds: `2m59.56s`, `120ms`, `36s`; a bare number is in
 * seconds. Undefined when it is none.
 */
export function parseDuration(text: string | null | undefined): number | undefined {
  const trimmed = text?.trim() ?? '';
  if (trimmed.length === 0 || trimmed.length > 64) return undefined;
  if (/^\d+(\.\d+)?$/.test(trimmed)) return bounded(Number(trimmed) * 1000);
  const parts = [...trimmed.matchAll(/(\d+(?:\.\d+)?)(ms|us|µs|ns|h|m|s)/g)];
  if (parts.length === 0 || parts.map(([all]) => all).join('') !== trimmed) return undefined;
  return bounded(
    parts.reduce(
      (sum, [, amount, unit]) => sum + Number(amount) * UNITS_MS[unit as keyof typeof UNITS_MS],
      0,
    ),
  );
}

function bounded(durationMs: number): number {
  return Math.min(Math.ceil(durationMs), LONGEST_MS);
}
