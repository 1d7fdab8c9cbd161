import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { UserError } from '@rex/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AllowedMethods } from './allowed-methods';
import { problemBody, PROBLEM_TYPE } from './problem-body';
import { answerOf, toAnswer, type ProblemAnswer } from './to-answer';

/** Turns every error into problem+json. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  constructor(private readonly allowedMethods: AllowedMethods) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const answer = this.wrongMethod(request) ?? toAnswer(error);
    // A workflow that failed is its owner's business: the execution has it.
    if (answer.status >= 500 && !(error instanceof UserError))
      this.logger.error({ err: error, requestId: request.id }, 'request failed');
    if (reply.sent) return;
    void reply
      .status(answer.status)
      .headers(answer.headers ?? {})
      .header('content-type', PROBLEM_TYPE)
      // A string: Fastify would otherwise set the content type of plain JSON.
      .send(problemBody(answer, String(request.id)));
  }

  /** When no route was found for the method, but there is one for the path. */
  private wrongMethod({ is404, url, method }: FastifyRequest): ProblemAnswer | undefined {
    if (!is404) return undefined;
    const methods = this.allowedMethods.of(url.split(/[?#]/, 1)[0] ?? url);
    if (methods.length === 0 || methods.includes(method)) return undefined;
    const allow = methods.join(', ');
    return answerOf('method-not-allowed', `${method} is not allowed here. Allowed: ${allow}.`, { allow });
  }
}
