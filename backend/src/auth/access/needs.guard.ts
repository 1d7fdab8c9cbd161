import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { RequestOfUser } from '../current-user.decorator';
import { NEED, type Need } from '../needs.decorator';
import { isPublic } from './is-public';
import { refuseNeed } from './refuse-need';
import { unauthorized } from './unauthorized';

/** Holds every route to what it says by @Needs. Comes after AccessGuard. */
@Injectable()
export class NeedsGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    if (isPublic(this.reflector, context)) return true;
    const { user } = context.switchToHttp().getRequest<RequestOfUser>();
    if (!user) throw unauthorized();
    const targets = [context.getHandler(), context.getClass()];
    const refused = refuseNeed(
      this.reflector.getAllAndOverride<Need | undefined>(NEED, targets),
      user.signedInBy,
    );
    if (refused) throw refused;
    return true;
  }
}
