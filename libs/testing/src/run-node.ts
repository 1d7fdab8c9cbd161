import type { NodeContext, NodeDefinition, NodeOutcome, ScriptRunner, StepWarning } from '@rex/node-sdk';
import {
  applyConfigDefaults,
  checkConfig,
  compileConfig,
  renderConfig,
  type JsonObject,
  type JsonValue,
} from '@rex/workflow';

/** What a test gives a node beside config and input. */
export interface RunNodeOptions {
  /** Gives a runner whose scripts see the names in the scope. Absent: a script fails the test. */
  sandboxFor?: (scope: Record<string, JsonValue>) => ScriptRunner;
  /** Outputs of upstream steps. */
  steps?: JsonObject;
}

/** What became of the node. */
export interface NodeRunResult {
  outcome: NodeOutcome;
  warnings: StepWarning[];
  /** Template paths that led to nothing. */
  missing: string[];
}

/**
 * Runs a node once the way the engine runs a step: defaults, templates, the strict check, then the node itself.
 * @throws Error when the resolved config does not fit the schema.
 */
export async function runNode(
  { descriptor, run }: NodeDefinition,
  config: JsonObject,
  input: JsonValue,
  { sandboxFor = () => NO_SANDBOX, steps = {} }: RunNodeOptions = {},
): Promise<NodeRunResult> {
  const scope: NodeContext['scope'] = { input, steps, trigger: input, execution: {}, workflow: {} };
  const sandbox = sandboxFor({ ...scope });
  const compiled = compileConfig(applyConfigDefaults(descriptor, config), descriptor.scriptFields);
  const values = await Promise.all(
    compiled.scripts.map((source) => sandbox.run({ kind: 'expression', source })),
  );
  const { config: resolved, missing } = renderConfig(compiled, scope, values);
  const [problem] = checkConfig(descriptor, resolved, 'resolved');
  if (problem) throw new Error(`${problem.path}: ${problem.message}`);
  const warnings: StepWarning[] = [];
  const outcome = await run({
    config: resolved,
    input,
    scope,
    sandbox,
    step: { executionId: 'execution', nodeId: 'node', nodeName: 'Node', ownerId: 'owner', attempt: 1 },
    signal: new AbortController().signal,
    clock: { now: () => new Date('2026-01-01T00:00:00Z') },
    log: () => undefined,
    warn: (warning) => void warnings.push(warning),
  });
  return { outcome, warnings, missing };
}

const NO_SANDBOX: ScriptRunner = {
  run() {
    throw new Error('this test has no sandbox');
  },
};
