import type { ApiErrors } from '../common/problems/api-error';

/** Codes of event streams. */
export const EVENT_ERRORS = {
  'too-many-streams': {
    status: 429,
    meaning: 'You have as many event streams open as `LIMIT_EVENT_STREAMS` allows. Close one first.',
  },
} as const satisfies ApiErrors;
