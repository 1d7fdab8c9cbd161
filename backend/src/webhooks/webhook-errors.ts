import type { ApiErrors } from '../common/problems/api-error';

/** Codes of webhooks. */
export const WEBHOOK_ERRORS = {
  'webhook-unauthorized': {
    status: 401,
    meaning:
      'The webhook does not know the caller: the secret, the password or the signature its trigger asks for is missing or wrong. The delivery log says which.',
  },
  'webhook-not-found': {
    status: 404,
    meaning:
      "No webhook here: unknown, not active, not published, without a webhook trigger, or with a path that the trigger does not allow. The owner's delivery log says which.",
  },
  'delivery-not-replayable': {
    status: 409,
    meaning:
      'The delivery can not be run again: what it sent was not kept or can not be read, or the workflow is not active. `detail` says which.',
  },
  'webhook-not-listening': {
    status: 422,
    meaning:
      'The next call of the webhook can not be waited for: the newest version has no enabled webhook trigger, or problems. `detail` says which.',
  },
  'execution-failed': {
    status: 500,
    meaning:
      'A webhook that answers with its result: the execution failed; `errors` says why, the header `x-rex-execution-id` which it was.',
  },
  'workflow-changing': {
    status: 503,
    meaning: 'Others changed or published the workflow again and again at this very moment; try again.',
  },
} as const satisfies ApiErrors;
