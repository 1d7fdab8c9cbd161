import type { ApiErrors } from '../common/problems/api-error';

/** Codes of webhooks. */
export const WEBHOOK_ERRORS = {
  'webhook-not-found': {
    status: 404,
    meaning:
      "No webhook here: unknown, not active, not published, or without a webhook trigger. The owner's log says which.",
  },
  'execution-failed': {
    status: 500,
    meaning:
      'A webhook that answers with its result: the execution failed; `errors` says why, the header `x-rex-execution-id` which it was.',
  },
  'webhook-not-supported': {
    status: 501,
    meaning:
      "The trigger of the webhook asks for what this REX can't do yet; `detail` says what. Nothing was started; change the trigger.",
  },
  'workflow-changing': {
    status: 503,
    meaning: 'The workflow was published several times while the webhook was looked up; try again.',
  },
} as const satisfies ApiErrors;
