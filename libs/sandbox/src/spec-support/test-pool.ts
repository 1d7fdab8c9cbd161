import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Script, ScriptErrorCode } from '@rex/node-sdk';
import type { JsonValue } from '@rex/workflow';
import { createSandboxPool } from '../pool/sandbox-pool';
import type {
  SandboxOptions,
  SandboxOutcome,
  SandboxPool,
  ScriptFailure,
  ScriptSuccess,
} from '../pool/sandbox-types';

// For tests only: a pool of real processes, and short ways to run one script in it.

const ROOT = path.resolve(__dirname, '../../../..');
const LOCK = path.join(ROOT, 'dist/.sandbox-build');

/**
 * Builds the child, or the raw shell in its place, if it is older than its sources, and gives its path. Test files that run at
 * the same time take turns.
 */
export function ensureBuilt(target: 'sandbox' | 'sandbox-shell'): string {
  const program = path.join(ROOT, 'dist', target, 'main.js');
  mkdirSync(path.dirname(LOCK), { recursive: true });
  const deadlineMs = Date.now() + 20_000;
  for (;;) {
    if (!isStale(program)) return program;
    try {
      mkdirSync(LOCK);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (Date.now() > deadlineMs) rmSync(LOCK, { recursive: true, force: true });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    }
  }
  try {
    if (isStale(program)) execFileSync(process.execPath, ['.tools/build-node.mjs', target], { cwd: ROOT });
    return program;
  } finally {
    rmSync(LOCK, { recursive: true, force: true });
  }
}

function isStale(program: string): boolean {
  if (!existsSync(program)) return true;
  const builtAtMs = statSync(program).mtimeMs;
  return ['child', 'child/lock', 'isolate', 'isolate/url', 'wire', 'spec-support/raw-shell'].some((folder) =>
    readdirSync(path.join(__dirname, '..', folder)).some(
      (file) =>
        !file.endsWith('spec.ts') && statSync(path.join(__dirname, '..', folder, file)).mtimeMs > builtAtMs,
    ),
  );
}

/** A pool on the built child. Close it. */
export function openPool(options: Partial<SandboxOptions> = {}): SandboxPool {
  return createSandboxPool({ childPath: ensureBuilt('sandbox'), ...options });
}

/** What a script is run with, apart from its source. */
export interface RunOptions {
  kind?: Script['kind'];
  ownerId?: string;
  scope?: Record<string, JsonValue>;
  timeoutMs?: number;
  signal?: AbortSignal;
}

export async function runOne(
  pool: SandboxPool,
  source: string,
  options: RunOptions = {},
): Promise<SandboxOutcome> {
  const { kind = 'body', ownerId = 'owner', scope = {}, timeoutMs, signal } = options;
  const names = { input: null, steps: {}, trigger: null, execution: {}, workflow: {}, ...scope };
  const [outcome] = await pool.run({ ownerId, scripts: [{ kind, source }], scope: names, timeoutMs, signal });
  if (outcome === undefined) throw new Error('no outcome');
  return outcome;
}

/** Runs a script that should give a value. */
export async function succeed(
  pool: SandboxPool,
  source: string,
  options?: RunOptions,
): Promise<ScriptSuccess> {
  const outcome = await runOne(pool, source, options);
  if (!outcome.ok) throw new Error(`${outcome.error.code}: ${outcome.error.message}`);
  return outcome;
}

/** Runs a script that should fail. */
export async function fail(pool: SandboxPool, source: string, options?: RunOptions): Promise<ScriptFailure> {
  const outcome = await runOne(pool, source, options);
  if (outcome.ok) throw new Error(`gave ${outcome.valueJson}`);
  return outcome;
}

export async function failureCode(
  pool: SandboxPool,
  source: string,
  options?: RunOptions,
): Promise<ScriptErrorCode> {
  return (await fail(pool, source, options)).error.code;
}
