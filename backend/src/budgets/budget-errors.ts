import type { ApiErrors } from '../common/problems/api-error';

/** Codes of budgets. */
export const BUDGET_ERRORS = {
  'too-many-budgets': {
    status: 422,
    meaning: 'You have budgets for 500 workflows. Remove one, or set one for the whole account.',
  },
} as const satisfies ApiErrors;
