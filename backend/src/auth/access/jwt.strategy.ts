import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { SessionsRepository } from '@rex/database';
import type { ServerConfig } from '@rex/platform';
import { Strategy } from 'passport-jwt';
import { APP_CONFIG } from '../../common/app-config';
import type { CurrentUser } from '../current-user.decorator';
import { readClaims, VERIFY_RULES } from './access-token';
import { bearerOf } from './bearer';

/** Checks access tokens: by their rules, and by the user and the session, which are read again on every request. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor(
    @Inject(APP_CONFIG) config: ServerConfig,
    private readonly sessions: SessionsRepository,
  ) {
    const { maxAge, ...rules } = VERIFY_RULES;
    super({
      jwtFromRequest: ({ headers }) => bearerOf(headers.authorization) ?? null,
      secretOrKey: config.JWT_SECRET,
      ...rules,
      ignoreExpiration: false,
      jsonWebTokenOptions: { maxAge },
    });
  }

  /** Called with the claims of a token that passed the rules. */
  async validate(payload: object): Promise<CurrentUser | false> {
    const claims = readClaims(payload, Date.now());
    if (!claims) return false;
    const user = await this.sessions.findUser(claims.sub, claims.sid);
    return user ? { ...user, signedInBy: { kind: 'session', sessionId: claims.sid } } : false;
  }
}
