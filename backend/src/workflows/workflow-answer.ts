import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiExtraModels, ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { versionTag } from '../common/if-match';
import { prefersMinimal } from '../common/prefer';
import { SavedWorkflowResponse, WorkflowResponse } from './workflow.dto';
import { withoutDocument } from './workflow-response';

/**
 * Gives answers that are a workflow the entity tag of its newest version. Whoever sent the document and prefers so does not get it
 * back.
 */
class WorkflowInterceptor implements NestInterceptor<WorkflowResponse> {
  intercept(
    context: ExecutionContext,
    next: CallHandler<WorkflowResponse>,
  ): Observable<WorkflowResponse | SavedWorkflowResponse> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const { method, headers } = context.switchToHttp().getRequest<FastifyRequest>();
    const isShort = method !== 'GET' && method !== 'HEAD' && prefersMinimal(headers['prefer']);
    return next.handle().pipe(
      map((workflow) => {
        void reply.header('etag', versionTag(workflow.version));
        if (!isShort) return workflow;
        void reply.header('preference-applied', 'return=minimal');
        return withoutDocument(workflow);
      }),
    );
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
  applyDecorators(UseInterceptors(WorkflowInterceptor), ApiOkResponse(DOCUMENTED));

/** A route that answers 201 with a workflow. */
export const AnswersNewWorkflow = () =>
  applyDecorators(UseInterceptors(WorkflowInterceptor), ApiCreatedResponse(DOCUMENTED));

/** A route whose change is made on a version that the caller names. */
export const TakesIfMatch = () =>
  ApiHeader({
    name: 'If-Match',
    required: false,
    description:
      'The version the change was made on, as ETag gave it, such as "3". Another one now: 412, and nothing is changed.',
  });

/** A route that gives its answer without the document to whoever prefers so. */
export const TakesPrefer = () =>
  applyDecorators(
    ApiExtraModels(SavedWorkflowResponse),
    ApiHeader({
      name: 'Prefer',
      required: false,
      description:
        '`return=minimal` (RFC 7240): the answer is a SavedWorkflowResponse, without the document, and says `Preference-Applied`.',
    }),
  );
