import type { ExpressionScope, StepWarning } from '@rex/node-sdk';
import { checkConfig, renderConfig, type JsonObject, type JsonValue } from '@rex/workflow';
import type { PlannedNode } from '../plan/compile-plan';
import type { ScriptHost, ScriptOutcome } from '../ports/script-host';
import { NodeFailure } from './node-failure';

/** A config ready for `run`, and what was odd about it. */
export interface ResolvedConfig {
  config: JsonObject;
  warnings: StepWarning[];
}

/**
 * Fills in a node's templates and checks the result against its schema. Plain paths are looked up here; everything else is
 * JavaScript and goes to the sandbox, all of the node's templates in one call.
 *
 * @param given fields whose values come from elsewhere: taken as they are, never read as templates
 * @throws NodeFailure when a template fails or the result does not fit the schema.
 */
export async function resolveConfig(
  planned: Pick<PlannedNode, 'definition' | 'config' | 'staticConfig'>,
  scope: ExpressionScope,
  evaluate: (scripts: string[]) => Promise<ScriptOutcome[]>,
  given?: JsonObject,
): Promise<ResolvedConfig> {
  if (planned.staticConfig) return { config: planned.staticConfig, warnings: [] };
  const { scripts } = planned.config;
  const values = scripts.length === 0 ? [] : valuesOf(await evaluate(scripts), scripts);
  const { config: rendered, missing } = renderConfig(planned.config, scope, values);
  const config = given ? { ...rendered, ...given } : rendered;
  const [problem] = checkConfig(planned.definition.descriptor, config, 'resolved');
  if (problem) {
    const hint =
      missing.length > 0 ? ` (${missing.map((path) => `{{ ${path} }}`).join(', ')} resolved to nothing)` : '';
    throw new NodeFailure({
      code: problem.code,
      message: `Config at ${problem.path || '/'}: ${problem.message}${hint}`,
    });
  }
  return {
    config,
    warnings: missing.map((path) => ({
      code: 'template-path-missing',
      message: `{{ ${path} }} resolved to nothing`,
    })),
  };
}

/** Adapts a ScriptHost to the expressions of one node. */
export function expressionEvaluator(
  host: ScriptHost,
  ownerId: string,
  scope: ExpressionScope,
  signal: AbortSignal,
) {
  return (scripts: string[]): Promise<ScriptOutcome[]> =>
    host.run({
      ownerId,
      signal,
      scope: { ...scope },
      scripts: scripts.map((source) => ({ kind: 'expression', source })),
    });
}

function valuesOf(outcomes: ScriptOutcome[], scripts: string[]): JsonValue[] {
  return outcomes.map((outcome, index) => {
    if (outcome.ok) return outcome.value;
    const { code, message, position } = outcome.error;
    throw new NodeFailure({ code, message: `{{ ${scripts[index]} }}: ${message}`, ...position });
  });
}
