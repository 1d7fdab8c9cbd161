import type { NodeContext, NodeDefinition, NodeOutcome, ScriptRunner, StepWarning } from '@rex/node-sdk';
import {
  applyConfigDefaults,
  checkConfig,
  compileConfig,
  renderConfig,
  type JsonObject,
  type JsonValue,
  type NodeExample,
} from '@rex/workflow';

/** What became of an example. */
export interface ExampleRun {
  outcome: NodeOutcome;
  warnings: StepWarning[];
}

/** Runs one example the way the engine runs a step: defaults, templates, the strict check, then the node. */
export async function runExample(
  { descriptor, run }: NodeDefinition,
  { config, input }: NodeExample,
  sandboxFor: (scope: Record<string, JsonValue>) => ScriptRunner,
): Promise<ExampleRun> {
  const scope: NodeContext['scope'] = { input, steps: {}, trigger: input, execution: {}, workflow: {} };
  const sandbox = sandboxFor({ ...scope });
  const compiled = compileConfig(applyConfigDefaults(descriptor, config), descriptor.scriptFields);
  const values = await Promise.all(
    compiled.scripts.map((source) => sandbox.run({ kind: 'expression', source })),
  );
  const rendered = renderConfig(compiled, scope, values);
  expect(rendered.missing).toEqual([]);
  expect(checkConfig(descriptor, rendered.config, 'resolved')).toEqual([]);
  const warnings: StepWarning[] = [];
  const outcome = await run(aContext(rendered.config, scope, sandbox, warnings));
  return { outcome, warnings };
}

function aContext(
  config: JsonObject,
  scope: NodeContext['scope'],
  sandbox: ScriptRunner,
  warnings: StepWarning[],
): NodeContext {
  return {
    config,
    scope,
    sandbox,
    input: scope.input,
    step: { executionId: 'execution', nodeId: 'node', nodeName: 'Node', ownerId: 'owner', attempt: 1 },
    signal: new AbortController().signal,
    clock: { now: () => new Date('2026-01-01T00:00:00Z') },
    log: () => undefined,
    warn: (warning) => void warnings.push(warning),
  };
}
