/** A tick as the backend logs it at level debug. */
export interface LoggedTick {
  due: number;
  tookMs: number;
}

/** The ticks in what a backend printed. */
export function readTicks(output: string): LoggedTick[] {
  return output
    .split('\n')
    .filter((line) => line.includes('"msg":"tick"'))
    .map((line) => JSON.parse(line) as LoggedTick);
}
