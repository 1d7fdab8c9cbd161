import type { ApiErrors } from '../common/problems/api-error';

/** Codes of schedules. */
export const SCHEDULE_ERRORS = {
  'backfill-range-invalid': {
    status: 422,
    meaning:
      'The range of a backfill must end after it begins, lie in the past, and begin after the last slot of which it is not known any more whether it started; `detail` says which.',
  },
  'backfill-too-large': {
    status: 422,
    meaning:
      'A backfill has at most 1,000 slots, and at most 10,000 may wait in a schedule. Take a shorter range, or wait.',
  },
  'schedule-invalid': {
    status: 422,
    meaning: 'This is no schedule; `errors` lists why, with the codes of the problems of a workflow below.',
  },
  'schedule-node-required': {
    status: 422,
    meaning: 'The workflow has several schedules: name one by `nodeId`; `detail` lists them.',
  },
  'schedule-not-running': {
    status: 409,
    meaning:
      'The workflow has no schedule that runs, or none of this `nodeId`: publish a version with an enabled Schedule trigger, and activate the workflow.',
  },
  'too-many-active-schedules': {
    status: 422,
    meaning:
      'With this workflow more of your schedules would run than `LIMIT_SCHEDULES` allows. Nothing was saved; deactivate workflows that you do not need.',
  },
} as const satisfies ApiErrors;
