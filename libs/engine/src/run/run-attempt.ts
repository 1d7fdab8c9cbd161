import type { NodeContext, NodeOutcome, Script } from '@rex/node-sdk';
import type { ClaimedExecution } from '../ports/execution-store';
import type { PlannedNode } from '../plan/compile-plan';
import type { NodeScope } from './build-scope';
import { AttemptAborted } from './node-failure';
import { expressionEvaluator, resolveConfig } from './resolve-config';
import type { RunDependencies } from './run-options';
import type { StepJournal } from './step-journal';

/** One attempt of one node. */
export interface Attempt {
  execution: ClaimedExecution;
  planned: PlannedNode;
  nodeScope: NodeScope;
  attempt: number;
  journal: StepJournal;
  /** Aborts with the execution: cancel, timeout, shutdown, lost lease. */
  signal: AbortSignal;
}

/**
 * Resolves the config and runs the node once. Ends at the node's timeout even when the node does not listen to its signal.
 * @throws whatever the node throws, NodeFailure for a bad config, AttemptAborted when it was stopped.
 */
export async function runAttempt(attempt: Attempt, dependencies: RunDependencies): Promise<NodeOutcome> {
  const { planned } = attempt;
  const timeoutMs = planned.node.settings.timeoutMs ?? dependencies.limits.nodeTimeoutMs;
  const stop = new AbortController();
  const abort = () => stop.abort(attempt.signal.reason);
  const timer = setTimeout(() => stop.abort(timedOut(timeoutMs)), timeoutMs);
  try {
    if (attempt.signal.aborted) throw attempt.signal.reason;
    attempt.signal.addEventListener('abort', abort, { once: true });
    return await Promise.race([runNode(attempt, stop.signal, dependencies), rejectOnAbort(stop.signal)]);
  } finally {
    clearTimeout(timer);
    attempt.signal.removeEventListener('abort', abort);
  }
}

async function runNode(
  { execution, planned, nodeScope, attempt, journal }: Attempt,
  signal: AbortSignal,
  { scripts, clock }: RunDependencies,
): Promise<NodeOutcome> {
  const { scope } = nodeScope;
  const evaluate = expressionEvaluator(scripts, execution.ownerId, scope, signal);
  const { config, warnings } = await resolveConfig(planned, scope, evaluate);
  for (const warning of warnings) journal.warn(warning);
  const context: NodeContext = {
    config,
    input: scope.input,
    scope,
    signal,
    clock,
    step: {
      executionId: execution.executionId,
      nodeId: planned.node.id,
      nodeName: planned.node.name,
      ownerId: execution.ownerId,
      attempt,
    },
    log: (level, message, data) => journal.log(level, message, data),
    warn: (warning) => journal.warn(warning),
    sandbox: {
      async run(script: Script) {
        const [outcome] = await scripts.run({
          ownerId: execution.ownerId,
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
    },
  };
  return planned.definition.run(context);
}

function timedOut(timeoutMs: number): AttemptAborted {
  return new AttemptAborted({
    code: 'node-timeout',
    message: `The node did not finish within ${timeoutMs} ms. Raise its timeout in the node's settings, or make it do less.`,
    retryable: true,
  });
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
