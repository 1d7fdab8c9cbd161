import { ApiExtension } from '@nestjs/swagger';
import type { ApiErrorCode } from '../../api-errors';

/** Where the codes of a route stand in its operation until `documentProblems` makes answers of them. */
export const PROBLEM_CODES = 'x-problem-codes';

/**
 * Documents the error answers that are a route's own. Those that follow from what a route is (it has a body, it needs a token,
 * it is throttled …) are not named here: `documentProblems` adds them to every route.
 */
export const Problems = (...codes: ApiErrorCode[]): MethodDecorator => ApiExtension(PROBLEM_CODES, codes);
