import { STATUS_CODES } from 'node:http';
import type { ProblemDetails } from './problem-details';
import type { ProblemAnswer } from './to-answer';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** The body of an error answer as JSON text. */
export function problemBody({ headers: _, ...answer }: ProblemAnswer, requestId: string): string {
  const body: ProblemDetails = {
    type: 'about:blank',
    title: STATUS_CODES[answer.status] ?? 'Error',
    ...answer,
    requestId,
  };
  return JSON.stringify(body);
}
