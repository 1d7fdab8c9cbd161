import type { NodeContext, ScriptRunner, SecretReader, StepIdentity } from '@rex/node-sdk';
import type { JsonObject } from '@rex/workflow';
import type { Attempt } from './attempt';
import type { ContextPart } from './context-part';
import type { RunDependencies } from './run-options';
import type { StepJournal } from './step-journal';
import { StepTools } from './step-tools';
import { SubstepLedger } from './substep-ledger';

/** Everything a node gets in one attempt, bound to its owner and step. */
export function buildContext(
  attempt: Attempt,
  config: JsonObject,
  signal: AbortSignal,
  dependencies: RunDependencies,
): NodeContext {
  const { execution, planned, nodeScope, startedAt, isFirst, journal } = attempt;
  const { services, clock, streams } = dependencies;
  const { executionId, workflowId, ownerId, leaseEpoch } = execution;
  const { id: nodeId, name: nodeName } = planned.node;
  const ofStep: StepIdentity = {
    ...{ executionId, workflowId, nodeId, nodeName, ownerId, startedAt, postponedMs: attempt.postponedMs },
    attempt: attempt.attempt,
    idempotencyKey: `${executionId}:${nodeId}`,
  };
  const secrets = redacting(services.secretsFor(ownerId), journal);
  // Most nodes ask nobody: what only calls of models and tools need is made when they are made.
  let ledger: SubstepLedger | undefined;
  const substeps = () => (ledger ??= new SubstepLedger(services.substepsFor(ofStep, leaseEpoch), isFirst));
  const contextFor = ({ config: ownConfig, scope, step }: ContextPart): NodeContext => ({
    config: ownConfig,
    input: scope.input,
    scope,
    signal,
    clock,
    step,
    sandbox: scriptRunner({ ownerId, scope, signal, journal }, dependencies),
    http: services.http,
    secrets,
    hmac: services.hmac,
    storage: services.storageFor(step, leaseEpoch),
    get llm() {
      return services.llmFor({ step, secrets, substeps: substeps(), signal });
    },
    get tools() {
      return new StepTools({ step, scope, substeps: substeps(), signal, journal, contextFor }, dependencies);
    },
    stream: (part) => {
      // An attempt that was stopped may go on for a while: nobody wants to see it.
      if (!signal.aborted) streams.tell(ofStep, part);
    },
    log: (level, message, data) => {
      const line = journal.log(level, message, data);
      dependencies.logger[level]({ executionId, workflowId, nodeId, line }, 'step log');
    },
    warn: (warning) => journal.warn(warning),
  });
  return contextFor({ config, scope: nodeScope.scope, step: ofStep });
}

function scriptRunner(
  bound: { ownerId: string; scope: NodeContext['scope']; signal: AbortSignal; journal: StepJournal },
  { scripts }: RunDependencies,
): ScriptRunner {
  const { ownerId, scope, signal, journal } = bound;
  return {
    async run(script) {
      const [outcome] = await scripts.run({ ownerId, scripts: [script], scope: { ...scope }, signal });
      if (!outcome) throw new Error('the sandbox gave no outcome');
      journal.add(outcome.logs);
      for (const warning of outcome.warnings) journal.warn(warning);
      if (!outcome.ok) throw outcome.error;
      return outcome.value;
    },
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
