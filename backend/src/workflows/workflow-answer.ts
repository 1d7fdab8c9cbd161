import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { tap, type Observable } from 'rxjs';
import { versionTag } from '../common/if-match';
import { WorkflowResponse } from './workflow.dto';

/** Gives answers that are a workflow the entity tag of its newest version. */
class VersionTagInterceptor implements NestInterceptor<WorkflowResponse> {
  intercept(context: ExecutionContext, next: CallHandler<WorkflowResponse>): Observable<WorkflowResponse> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(tap(({ version }) => void reply.header('etag', versionTag(version))));
  }
}

const DOCUMENTED = {
  type: WorkflowResponse,
  headers: {
    ETag: {
      description: 'The newest version, for If-Match.',
      schema: { type: 'string' as const, example: '"3"' },
    },
  },
};

/** A route that answers 200 with a workflow. */
export const AnswersWorkflow = () =>
  applyDecorators(UseInterceptors(VersionTagInterceptor), ApiOkResponse(DOCUMENTED));

/** A route that answers 201 with a workflow. */
export const AnswersNewWorkflow = () =>
  applyDecorators(UseInterceptors(VersionTagInterceptor), ApiCreatedResponse(DOCUMENTED));

/** A route whose change is made on a version that the caller names. */
export const TakesIfMatch = () =>
  ApiHeader({
    name: 'If-Match',
    required: false,
    description:
      'The version the change was made on, as ETag gave it, such as "3". Another one now: 412, and nothing is changed.',
  });
