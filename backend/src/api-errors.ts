import { AUTH_ERRORS } from './auth/auth-errors';
import { BUDGET_ERRORS } from './budgets/budget-errors';
import type { ApiError } from './common/problems/api-error';
import { COMMON_ERRORS } from './common/problems/common-errors';
import { EVENT_ERRORS } from './events/event-errors';
import { EXECUTION_ERRORS } from './executions/execution-errors';
import { KEY_ERRORS } from './keys/key-errors';
import { SCHEDULE_ERRORS } from './scheduler/schedule-errors';
import { WEBHOOK_ERRORS } from './webhooks/webhook-errors';
import { WORKFLOW_ERRORS } from './workflows/workflow-errors';

/** Every code of the API's error answers; each room lists its own. docs/errors.md and the OpenAPI document follow from here. */
const TABLE = {
  ...COMMON_ERRORS,
  ...AUTH_ERRORS,
  ...WORKFLOW_ERRORS,
  ...EXECUTION_ERRORS,
  ...EVENT_ERRORS,
  ...KEY_ERRORS,
  ...BUDGET_ERRORS,
  ...WEBHOOK_ERRORS,
  ...SCHEDULE_ERRORS,
};

export type ApiErrorCode = keyof typeof TABLE;

export const API_ERRORS: Readonly<Record<ApiErrorCode, ApiError>> = TABLE;
