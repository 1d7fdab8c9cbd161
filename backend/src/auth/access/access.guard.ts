import { Injectable, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { OperationalError } from '@rex/platform';
import type { RequestOfUser } from '../current-user.decorator';
import { isPersonalToken } from '../tokens/personal-token';
import { PersonalTokenUsers } from '../tokens/personal-token-users';
import { bearerOf } from './bearer';
import { isPublic } from './is-public';
import { unauthorized } from './unauthorized';

/** Lets in whoever shows a valid token, of either kind; every route asks for one unless it is marked @Public(). */
@Injectable()
export class AccessGuard extends AuthGuard('jwt') {
  constructor(
    private readonly reflector: Reflector,
    private readonly personalTokens: PersonalTokenUsers,
  ) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    if (isPublic(this.reflector, context)) return true;
    const request = context.switchToHttp().getRequest<RequestOfUser>();
    const token = bearerOf(request.headers.authorization);
    if (token === undefined || !isPersonalToken(token)) return (await super.canActivate(context)) as boolean;
    const user = await this.personalTokens.find(token);
    if (!user) throw unauthorized();
    request.user = user;
    return true;
  }

  override handleRequest<User>(error: unknown, user: User | false): User {
    // A database that is away is not a bad token.
    if (error instanceof OperationalError) throw error;
    if (error || !user) throw unauthorized();
    return user;
  }
}
