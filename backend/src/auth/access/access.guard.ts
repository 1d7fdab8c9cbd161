import { Injectable, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { OperationalError, type UserError } from '@rex/platform';
import type { FastifyReply } from 'fastify';
import type { RequestOfUser } from '../current-user.decorator';
import { isPersonalToken } from '../tokens/personal-token';
import { PersonalTokenUsers } from '../tokens/personal-token-users';
import { bearerOf } from './bearer';
import { isPublic } from './is-public';
import { RefusedTokens } from './refused-tokens';
import { unauthorized } from './unauthorized';

/** Lets in whoever shows a valid token, of either kind; every route asks for one unless it is marked @Public(). */
@Injectable()
export class AccessGuard extends AuthGuard('jwt') {
  constructor(
    private readonly reflector: Reflector,
    private readonly personalTokens: PersonalTokenUsers,
    private readonly refused: RefusedTokens,
  ) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    if (isPublic(this.reflector, context)) return true;
    const request = context.switchToHttp().getRequest<RequestOfUser>();
    const token = bearerOf(request.headers.authorization);
    if (token === undefined || !isPersonalToken(token)) return (await super.canActivate(context)) as boolean;
    const user = await this.personalTokens.find(token);
    if (!user) throw this.refuse(context);
    request.user = user;
    return true;
  }

  /** @param info why there is no user */
  override handleRequest<User>(
    error: unknown,
    user: User | false,
    info: unknown,
    context: ExecutionContext,
  ): User {
    // A database that is away is not a bad token.
    if (error instanceof OperationalError) throw error;
    // It was ours and is merely old: its owner is about to get another one, whoever else is at their address.
    if (isExpired(info)) throw unauthorized();
    if (error || !user) throw this.refuse(context);
    return user;
  }

  private refuse(context: ExecutionContext): UserError {
    const http = context.switchToHttp();
    return this.refused.refuse(http.getRequest<RequestOfUser>().ip, http.getResponse<FastifyReply>());
  }
}

/** Signatures are checked before times: no stranger can make a token of which this is said. */
function isExpired(info: unknown): boolean {
  return info instanceof Error && info.name === 'TokenExpiredError';
}
