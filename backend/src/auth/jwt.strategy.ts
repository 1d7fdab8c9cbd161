import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { UsersRepository } from '@rex/database';
import type { ServerConfig } from '@rex/platform';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { APP_CONFIG } from '../common/app-config';
import type { CurrentUser } from './current-user.decorator';
import { TOKEN_ALGORITHM, TOKEN_AUDIENCE, TOKEN_ISSUER, type TokenClaims } from './token';

/** Checks access tokens: pinned algorithm, issuer, audience and expiry; the user is read again on every request. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor(
    @Inject(APP_CONFIG) config: ServerConfig,
    private readonly users: UsersRepository,
  ) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKey: config.JWT_SECRET,
      algorithms: [TOKEN_ALGORITHM],
      issuer: TOKEN_ISSUER,
      audience: TOKEN_AUDIENCE,
      ignoreExpiration: false,
    });
  }

  /** Called with the claims of a token that passed the checks above. */
  async validate(claims: Partial<TokenClaims>): Promise<CurrentUser | false> {
    // A token without an expiry would be valid for ever.
    if (typeof claims.sub !== 'string' || typeof claims.exp !== 'number') return false;
    const user = await this.users.findById(claims.sub);
    return user ? { id: user.id, email: user.email, name: user.name, createdAt: user.createdAt } : false;
  }
}
