import type { NewRefusal } from '@rex/database';
import { newId } from '@rex/platform';
import type { WebhookRequest } from '../request/webhook-request';
import type { WebhookRefusal } from '../webhook-refusal';
import { redactHeaders } from './redact-headers';

/** Larger bodies are not kept. */
const MAX_KEPT_BYTES = 65_536;
const MAX_PATH_CHARACTERS = 1000;
const MAX_USER_AGENT_CHARACTERS = 300;
const MAX_REASON_CHARACTERS = 1000;

/** How a refused call is noted. What it sent is kept only where its caller may be trusted to fill the log. */
export function toRefusal(request: WebhookRequest, refusal: WebhookRefusal): NewRefusal {
  const { code = refusal.code, reason = refusal.message, auth, isCallerKnown } = refusal.note;
  const { body, query, headers } = request;
  const isKept = isCallerKnown && body.length <= MAX_KEPT_BYTES;
  return {
    ...commonOf(request),
    outcome: 'refused',
    code,
    reason: reason.slice(0, MAX_REASON_CHARACTERS),
    status: refusal.status,
    executionId: null,
    kept: isKept
      ? {
          queryJson: JSON.stringify(query),
          headersJson: JSON.stringify(redactHeaders(headers, auth)),
          // A copy: the bytes may be a part of a larger piece of memory.
          body: Buffer.from(body),
        }
      : null,
  };
}

/** How a repeated call is noted. What it sent stands in the execution of the first. */
export function toDuplicate(request: WebhookRequest, executionId: string, status: number): NewRefusal {
  return {
    ...commonOf(request),
    outcome: 'duplicate',
    code: 'duplicate',
    reason:
      'A call of the same Idempotency-Key or delivery id was accepted before; its execution was the answer.',
    status,
    executionId,
    kept: null,
  };
}

function commonOf({ workflowId, method, path, headers, sourceAddress, body }: WebhookRequest) {
  return {
    id: newId(),
    workflowId,
    method,
    path: path.slice(0, MAX_PATH_CHARACTERS),
    sourceAddress,
    userAgent: headers['user-agent']?.slice(0, MAX_USER_AGENT_CHARACTERS) ?? null,
    bodyBytes: body.length,
  };
}
