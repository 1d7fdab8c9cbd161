import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Script, ScriptRunner } from '@rex/node-sdk';
import { createSandboxPool, type SandboxOutcome } from '@rex/sandbox';
import type { JsonValue } from '@rex/workflow';

/** The real sandbox, as the engine hands it to a node. */
export interface TestSandbox {
  /** A runner whose scripts see the names in the scope. */
  sandboxFor(scope: Record<string, JsonValue>): ScriptRunner;
  /** Runs a script and tells all that came of it, its log and warnings too. */
  outcomeOf(script: Script, scope?: Record<string, JsonValue>): Promise<SandboxOutcome>;
  close(): Promise<void>;
}

const ROOT = path.resolve(__dirname, '../../..');
const CHILD_PATH = path.join(ROOT, 'dist/sandbox/main.js');

/** For integration tests: one sandbox process. Scripts that are to be stopped need a time limit that others, on a busy machine, don't. */
export function openTestSandbox({ timeoutMs = 60_000 } = {}): TestSandbox {
  // Built only when it is missing: the sandbox's own suites keep it fresh, and may be using it at this moment.
  if (!existsSync(CHILD_PATH))
    execFileSync(process.execPath, ['.tools/build-node.mjs', 'sandbox'], { cwd: ROOT });
  const pool = createSandboxPool({ childPath: CHILD_PATH, processes: 1, timeoutMs });
  const outcomeOf: TestSandbox['outcomeOf'] = async (script, scope = {}) => {
    const [outcome] = await pool.run({ ownerId: 'owner', scripts: [script], scope });
    if (!outcome) throw new Error('the sandbox gave no outcome');
    return outcome;
  };
  return {
    sandboxFor: (scope) => ({
      async run(script) {
        const outcome = await outcomeOf(script, scope);
        if (!outcome.ok) throw outcome.error;
        return outcome.value;
      },
    }),
    outcomeOf,
    close: () => pool.close(),
  };
}
