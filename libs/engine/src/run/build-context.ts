import type { NodeContext, ScriptRunner, SecretReader, StepIdentity } from '@rex/node-sdk';
import type { JsonObject } from '@rex/workflow';
import type { Attempt } from './attempt';
import type { RunDependencies } from './run-options';
import type { StepJournal } from './step-journal';

/** Everything a node gets in one attempt, bound to its owner and step. */
export function buildContext(
  { execution, planned, nodeScope, attempt, journal }: Attempt,
  config: JsonObject,
  signal: AbortSignal,
  { scripts, services, clock, logger }: RunDependencies,
): NodeContext {
  const { scope } = nodeScope;
  const step: StepIdentity = {
    executionId: execution.executionId,
    workflowId: execution.workflowId,
    nodeId: planned.node.id,
    nodeName: planned.node.name,
    ownerId: execution.ownerId,
    attempt,
    idempotencyKey: `${execution.executionId}:${planned.node.id}`,
  };
  const sandbox: ScriptRunner = {
    async run(script) {
      const [outcome] = await scripts.run({
        ownerId: step.ownerId,
        scripts: [script],
        scope: { ...scope },
        signal,
      });
      if (!outcome) throw new Error('the sandbox gave no outcome');
      journal.add(outcome.logs);
      for (const warning of outcome.warnings) journal.warn(warning);
      if (!outcome.ok) throw outcome.error;
      return outcome.value;
    },
  };
  return {
    config,
    input: scope.input,
    scope,
    signal,
    clock,
    step,
    sandbox,
    http: services.http,
    secrets: redacting(services.secretsFor(step.ownerId), journal),
    hmac: services.hmac,
    storage: services.storageFor(step, execution.leaseEpoch),
    log: (level, message, data) => {
      const line = journal.log(level, message, data);
      const { executionId, workflowId, nodeId } = step;
      logger[level]({ executionId, workflowId, nodeId, line }, 'step log');
    },
    warn: (warning) => journal.warn(warning),
  };
}

/** What a step has read must not stand in what it says. */
function redacting(secrets: SecretReader, journal: StepJournal): SecretReader {
  return {
    async read(keyId) {
      const secret = await secrets.read(keyId);
      if (secret) journal.redactor.add(secret.value);
      return secret;
    },
  };
}
