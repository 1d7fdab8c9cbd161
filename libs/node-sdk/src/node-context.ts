import type { JsonObject, JsonValue, ScriptKind } from '@rex/workflow';
import type { Hmac } from './hmac';
import type { HttpSender } from './http';
import type { LlmCaller } from './llm/llm-caller';
import type { LlmStreamPart } from './llm/stream-part';
import type { SecretReader } from './secrets';
import type { NodeStorage } from './storage';
import type { ToolRunner } from './tools';

/** Everything a node may see or touch while it runs. Nodes import no engine, database or queue. */
export interface NodeContext<Config = JsonObject> {
  /** The node's config with every template resolved and checked against the schema. */
  config: Config;
  /** The parents' outputs, merged (DESIGN section 5). For a trigger: the trigger's payload. */
  input: JsonValue;
  step: StepIdentity;
  /** What expressions see: `input`, `steps`, `trigger`, `execution`, `workflow`. */
  scope: ExpressionScope;
  /** Aborted by cancel, timeout and shutdown. */
  signal: AbortSignal;
  sandbox: ScriptRunner;
  http: HttpSender;
  secrets: SecretReader;
  hmac: Hmac;
  storage: NodeStorage;
  llm: LlmCaller;
  tools: ToolRunner;
  clock: Clock;
  /** Adds a line to the step's log; the worker's log gets it too, with the step's ids and without `data`. */
  log(level: LogLevel, message: string, data?: JsonValue): void;
  /** Shows text to who watches the step run. Nothing of it is kept: the output is what counts. */
  stream(part: LlmStreamPart): void;
  /** Adds a warning to the step: something odd that did not stop it. */
  warn(warning: StepWarning): void;
}

/** Which step this is. */
export interface StepIdentity {
  executionId: string;
  workflowId: string;
  nodeId: string;
  nodeName: string;
  ownerId: string;
  /** From 1. */
  attempt: number;
  /** When its first attempt began. */
  startedAt: Date;
  /** How long it has been postponed so far, in all. */
  postponedMs: number;
  /** `execution:node`, the same in every attempt and after a resume: for `Idempotency-Key` (PROMISES P5). */
  idempotencyKey: string;
}

/** The names that expressions and scripts may use. */
export interface ExpressionScope {
  input: JsonValue;
  /** Output of every completed upstream step, by node id. Null-prototype. */
  steps: JsonObject;
  trigger: JsonValue;
  execution: JsonObject;
  workflow: JsonObject;
}

/** The sandbox as a node sees it: text in, JSON out, nothing live crosses. */
export interface ScriptRunner {
  /**
   * Runs user JavaScript and resolves with what it returned. What it logs goes to the log of the step.
   * @throws ScriptError when the script fails, times out or takes too much memory.
   */
  run(script: Script): Promise<JsonValue>;
}

/** User JavaScript to run. */
export interface Script {
  /** `body`: a function body whose `return` gives the result. `expression`: one expression. */
  kind: ScriptKind;
  source: string;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** One line of a step's log. */
export interface StepLog {
  level: LogLevel;
  message: string;
  /** ISO 8601 time. */
  at: string;
  data?: JsonValue;
}

/** Something odd that did not stop the step. */
export interface StepWarning {
  code: string;
  message: string;
}

/** Time, as an argument: tests bring their own. */
export interface Clock {
  now(): Date;
}
