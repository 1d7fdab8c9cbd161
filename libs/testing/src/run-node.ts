import type {
  HttpSender,
  LlmCaller,
  LlmStreamPart,
  NodeContext,
  NodeDefinition,
  NodeOutcome,
  NodeStorage,
  ScriptRunner,
  Secret,
  StepIdentity,
  StepLog,
  StepWarning,
  ToolRunner,
} from '@rex/node-sdk';
import { hmacSha256 } from '@rex/platform';
import {
  applyConfigDefaults,
  checkConfig,
  compileConfig,
  plainFieldsOf,
  renderConfig,
  type JsonObject,
  type JsonValue,
} from '@rex/workflow';

/** The step that runNode runs. */
export const RUN_STEP: StepIdentity = {
  executionId: 'execution',
  workflowId: 'workflow',
  nodeId: 'node',
  nodeName: 'Node',
  ownerId: 'owner',
  attempt: 1,
  startedAt: new Date('2026-01-01T00:00:00Z'),
  postponedMs: 0,
  idempotencyKey: 'execution:node',
};

/** When runNode runs it. */
export const RUN_AT = new Date('2026-01-01T00:00:00Z');

/** What a test gives a node beside config and input. */
export interface RunNodeOptions {
  /** Gives a runner whose scripts see the names in the scope. Absent: a script fails the test. */
  sandboxFor?: (scope: Record<string, JsonValue>) => ScriptRunner;
  /** Outputs of upstream steps. */
  steps?: JsonObject;
  /** Sends requests. Absent: a request fails the test. */
  http?: HttpSender;
  /** Stored keys by id. */
  secrets?: Record<string, Secret>;
  /** Keeps values. Absent: whatever touches it fails the test. */
  storage?: NodeStorage;
  /** Answers questions for models. Absent: a question fails the test. */
  llm?: LlmCaller;
  /** Runs tools. Absent: a tool fails the test. */
  tools?: ToolRunner;
  signal?: AbortSignal;
}

/** What became of the node. */
export interface NodeRunResult {
  outcome: NodeOutcome;
  warnings: StepWarning[];
  /** What it logged, without times. */
  logs: Omit<StepLog, 'at'>[];
  /** Template paths that led to nothing. */
  missing: string[];
  /** What it showed while it ran. */
  streamed: LlmStreamPart[];
}

/**
 * Runs a node once the way the engine runs a step: defaults, templates, the strict check, then the node itself.
 * @throws Error when the resolved config does not fit the schema.
 */
export async function runNode(
  { descriptor, run }: NodeDefinition,
  config: JsonObject,
  input: JsonValue,
  options: RunNodeOptions = {},
): Promise<NodeRunResult> {
  const { sandboxFor = () => NO_SANDBOX, steps = {}, http = NO_HTTP, storage = NO_STORAGE } = options;
  const { llm = NO_LLM, tools = NO_TOOLS } = options;
  const { secrets = {}, signal = new AbortController().signal } = options;
  const scope: NodeContext['scope'] = { input, steps, trigger: input, execution: {}, workflow: {} };
  const sandbox = sandboxFor({ ...scope });
  const withDefaults = applyConfigDefaults(descriptor, config);
  const compiled = compileConfig(withDefaults, plainFieldsOf(descriptor, withDefaults));
  const values = await Promise.all(
    compiled.scripts.map((source) => sandbox.run({ kind: 'expression', source })),
  );
  const { config: resolved, missing } = renderConfig(compiled, scope, values);
  const [problem] = checkConfig(descriptor, resolved, 'resolved');
  if (problem) throw new Error(`${problem.path}: ${problem.message}`);
  const streamed: LlmStreamPart[] = [];
  const warnings: StepWarning[] = [];
  const logs: Omit<StepLog, 'at'>[] = [];
  const outcome = await run({
    config: resolved,
    input,
    scope,
    sandbox,
    http,
    storage,
    llm,
    tools,
    stream: (part) => void streamed.push(part),
    hmac: { sha256: hmacSha256 },
    secrets: { read: async (keyId) => secrets[keyId] },
    step: RUN_STEP,
    signal,
    clock: { now: () => RUN_AT },
    log: (level, message, data) =>
      void logs.push(data === undefined ? { level, message } : { level, message, data }),
    warn: (warning) => void warnings.push(warning),
  });
  return { outcome, warnings, logs, missing, streamed };
}

const NO_SANDBOX: ScriptRunner = {
  run() {
    throw new Error('this test has no sandbox');
  },
};

const NO_HTTP: HttpSender = {
  send() {
    throw new Error('this test sends nothing');
  },
};

const refuse = () => {
  throw new Error('this test has no storage');
};

const NO_STORAGE: NodeStorage = { get: refuse, put: refuse, delete: refuse, increment: refuse, list: refuse };

const NO_LLM: LlmCaller = {
  ask() {
    throw new Error('this test asks no model');
  },
};

const NO_TOOLS: ToolRunner = {
  describe() {
    throw new Error('this test has no tools');
  },
  run() {
    throw new Error('this test has no tools');
  },
};
