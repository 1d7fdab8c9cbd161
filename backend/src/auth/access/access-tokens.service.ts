import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { readClaims, VERIFY_RULES, type TokenClaims } from './access-token';

/** Makes access tokens, and reads those that are shown where no sign-in is needed. */
@Injectable()
export class AccessTokens {
  constructor(private readonly jwt: JwtService) {}

  sign({ sub, sid }: TokenClaims): Promise<string> {
    return this.jwt.signAsync({ sid }, { subject: sub });
  }

  /** The claims of a token that is valid. Undefined for any other text. */
  async verify(token: string): Promise<TokenClaims | undefined> {
    const payload = await this.jwt.verifyAsync<object>(token, VERIFY_RULES).catch(() => ({}));
    return readClaims(payload, Date.now());
  }
}
