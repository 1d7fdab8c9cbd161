import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Who makes the request. */
export interface CurrentUser {
  id: string;
  email: string;
  name: string | null;
  createdAt: Date;
}

/** The signed-in user, as a parameter of a route. */
export const User = createParamDecorator((_: unknown, context: ExecutionContext): CurrentUser => {
  return context.switchToHttp().getRequest<FastifyRequest & { user: CurrentUser }>().user;
});
