import type { ApiErrors } from '../common/problems/api-error';

/** Codes of starting, ending and repeating executions. */
export const EXECUTION_ERRORS = {
  'idempotency-key-invalid': { status: 400, meaning: '`Idempotency-Key` must have 1 to 255 characters.' },
  'cursor-invalid': {
    status: 400,
    meaning: '`cursor` is not the `nextCursor` of a page before. Leave it out to begin with the newest.',
  },
  'bulk-selection-invalid': {
    status: 400,
    meaning:
      'Say which executions are meant by exactly one of `filter` (with something in it), `ids` and `all: true`.',
  },
  'execution-ended': { status: 409, meaning: 'The execution has ended; there is nothing to cancel.' },
  'execution-not-ended': {
    status: 409,
    meaning: 'The execution still runs: wait for its end, or cancel it, before you retry or delete it.',
  },
  'no-trigger': { status: 422, meaning: 'The workflow has no enabled trigger to start from.' },
  'input-invalid': {
    status: 422,
    meaning:
      'The input of a run by hand does not fit the schema of its trigger; `errors` lists what is wrong, each with a path into it.',
  },
  'retry-node-unknown': {
    status: 422,
    meaning:
      'The version has no such node to run again, or its trigger does not lead to it; `detail` names those there are.',
  },
} as const satisfies ApiErrors;
