import path from 'node:path';
import { createSandboxPool } from '@rex/sandbox';
import { writeResult } from '../write-result';
import { measureStep } from './measure-step';
import { STEP_CASES } from './step-cases';

/** `npm run bench -- --code [--rounds N]`: what a step with user code adds to an execution, warm. Writes JSON lines. */
async function main(): Promise<void> {
  const index = process.argv.indexOf('--rounds');
  const rounds = index < 0 ? 300 : Number(process.argv[index + 1]);
  const pool = createSandboxPool({ childPath: path.resolve('dist/sandbox/main.js') });
  try {
    // So that no step waits for a process to start.
    await pool.run({ ownerId: 'owner', scripts: [{ kind: 'body', source: 'return 1' }], scope: {} });
    for (const step of STEP_CASES) writeResult(await measureStep(step, pool, rounds));
  } finally {
    await pool.close();
  }
}

await main();
