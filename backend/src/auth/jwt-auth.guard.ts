import { Injectable, UnauthorizedException, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { OperationalError } from '@rex/platform';
import { IS_PUBLIC } from './public.decorator';

/** Lets in whoever shows a valid access token; every route has it unless it is marked @Public(). */
@Injectable()
export class JwtAuthGuard extends AuthGuard('jwt') {
  constructor(private readonly reflector: Reflector) {
    super();
  }

  override canActivate(context: ExecutionContext) {
    const isPublic = this.reflector.getAllAndOverride<boolean | undefined>(IS_PUBLIC, [
      context.getHandler(),
      context.getClass(),
    ]);
    return isPublic === true || super.canActivate(context);
  }

  override handleRequest<User>(error: unknown, user: User | false): User {
    // A database that is away is not a bad token.
    if (error instanceof OperationalError) throw error;
    if (error || !user) throw new UnauthorizedException();
    return user;
  }
}
