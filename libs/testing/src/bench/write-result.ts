import { appendFileSync, mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const RESULTS = path.resolve('bench/results');

/** The machine of a measurement, in words. */
export const MACHINE = `${os.availableParallelism()} cores, ${os.cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`;

/** Prints one line of results and adds it to the day's file. */
export function writeResult(result: { at: string }): void {
  mkdirSync(RESULTS, { recursive: true });
  const line = JSON.stringify(result);
  appendFileSync(path.join(RESULTS, `${result.at.slice(0, 10)}.jsonl`), `${line}\n`);
  process.stdout.write(`${line}\n`);
}
