import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { SignedInUser, TokenScope } from '@rex/database';
import type { FastifyRequest } from 'fastify';

/** How somebody shows who they are: by a session, begun with a password, or by a personal access token. */
export type SignedInBy =
  { kind: 'session'; sessionId: string } | { kind: 'token'; tokenId: string; scopes: TokenScope[] };

/** Who makes the request. */
export interface CurrentUser extends SignedInUser {
  signedInBy: SignedInBy;
}

/** A request; `user` is there on every route that is not public. */
export type RequestOfUser = FastifyRequest & { user?: CurrentUser };

/** The signed-in user, as a parameter of a route. */
export const User = createParamDecorator((_: unknown, context: ExecutionContext): CurrentUser => {
  return context.switchToHttp().getRequest<FastifyRequest & { user: CurrentUser }>().user;
});
