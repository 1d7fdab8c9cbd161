import type { NodeOutcome } from '@rex/node-sdk';
import type { Attempt } from './attempt';
import { buildContext } from './build-context';
import { AttemptAborted } from './node-failure';
import { expressionEvaluator, resolveConfig } from './resolve-config';
import type { RunDependencies } from './run-options';

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
  attempt: Attempt,
  signal: AbortSignal,
  dependencies: RunDependencies,
): Promise<NodeOutcome> {
  const { execution, planned, nodeScope, journal } = attempt;
  const { scope } = nodeScope;
  const evaluate = expressionEvaluator(dependencies.scripts, execution.ownerId, scope, signal);
  const { config, warnings } = await resolveConfig(planned, scope, evaluate);
  for (const warning of warnings) journal.warn(warning);
  return planned.definition.run(buildContext(attempt, config, signal, dependencies));
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
