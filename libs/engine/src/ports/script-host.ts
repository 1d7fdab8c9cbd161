import type { Script, ScriptError, StepLog, StepWarning } from '@rex/node-sdk';
import type { JsonValue } from '@rex/workflow';

/** Runs user JavaScript out of process. Implemented by libs/sandbox. */
export interface ScriptHost {
  /** Runs several scripts of one owner over one scope in one call; one outcome for each, in order. */
  run(request: ScriptRequest): Promise<ScriptOutcome[]>;
}

/** Scripts with the names they may use. */
export interface ScriptRequest {
  ownerId: string;
  scripts: Script[];
  scope: Record<string, JsonValue>;
  signal?: AbortSignal;
}

/** What became of one script. */
export type ScriptOutcome =
  | { ok: true; value: JsonValue; logs: StepLog[]; warnings: StepWarning[] }
  | { ok: false; error: ScriptError; logs: StepLog[]; warnings: StepWarning[] };
