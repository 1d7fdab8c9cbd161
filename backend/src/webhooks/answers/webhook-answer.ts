import type { ExecutionError, ExecutionOutcome, StepOutcome } from '@rex/database';
import type { AcceptedExecution } from '@rex/engine';
import { readHttpAnswer, type HttpAnswer } from '@rex/nodes';
import { UserError } from '@rex/platform';
import type { JsonValue } from '@rex/workflow';
import type { Waited } from '../../executions/start-executions.service';

/** How a webhook is answered. */
export type WebhookAnswer = { executionId: string; isDuplicate: boolean } & (
  | { kind: 'accepted'; status: AcceptedExecution['status'] }
  /** Nobody knows yet what it gives: the wait was over before. */
  | { kind: 'late'; status: AcceptedExecution['status'] }
  | { kind: 'json'; json: string }
  | { kind: 'http'; answer: HttpAnswer }
  /** It ended well, but the chosen node never ran. */
  | { kind: 'nothing' }
);

/** The answer of `immediate`. */
export function acceptedAnswer({ id, status, duplicate }: AcceptedExecution): WebhookAnswer {
  return { kind: 'accepted', executionId: id, isDuplicate: duplicate, status };
}

/** The answer of `last-node`. @throws UserError `execution-failed` */
export function endAnswer({ accepted, outcome }: Waited<ExecutionOutcome>, isHttp: boolean): WebhookAnswer {
  if (!outcome) return late(accepted);
  if (outcome.status !== 'completed') throw executionFailed(outcome);
  return valueAnswer(accepted, outcome.outputJson ?? 'null', isHttp);
}

/** The answer of `node`. @throws UserError `execution-failed` when the execution ended without what it was to give */
export function stepAnswer({ accepted, outcome }: Waited<StepOutcome>, isHttp: boolean): WebhookAnswer {
  if (!outcome) return late(accepted);
  if (outcome.stepOutputJson !== null) return valueAnswer(accepted, outcome.stepOutputJson, isHttp);
  if (outcome.status !== 'completed') throw executionFailed(outcome);
  return { kind: 'nothing', executionId: accepted.id, isDuplicate: accepted.duplicate };
}

function late({ id, status, duplicate }: AcceptedExecution): WebhookAnswer {
  return { kind: 'late', executionId: id, isDuplicate: duplicate, status };
}

/** JSON that goes out as it came is not parsed. */
function valueAnswer({ id, duplicate }: AcceptedExecution, json: string, isHttp: boolean): WebhookAnswer {
  const answer = isHttp ? readHttpAnswer(JSON.parse(json) as JsonValue) : undefined;
  const common = { executionId: id, isDuplicate: duplicate };
  return answer ? { kind: 'http', ...common, answer } : { kind: 'json', ...common, json };
}

function executionFailed(outcome: {
  id: string;
  status: AcceptedExecution['status'];
  error: ExecutionError | null;
}): UserError {
  const reason = outcome.error?.message ?? 'no reason was recorded';
  return new UserError('execution-failed', `Execution ${outcome.id} ${outcome.status}: ${reason}`, {
    status: 500,
    errors: outcome.error ? [{ ...outcome.error, path: '' }] : [],
    headers: { 'x-rex-execution-id': outcome.id },
  });
}
