import { Injectable, Logger } from '@nestjs/common';
import { PersonalTokensRepository } from '@rex/database';
import { hashToken } from '@rex/platform';
import type { CurrentUser } from '../current-user.decorator';
import { hasTokenShape } from './personal-token';

/** Who shows a personal access token. */
@Injectable()
export class PersonalTokenUsers {
  private readonly logger = new Logger(PersonalTokenUsers.name);

  constructor(private readonly tokens: PersonalTokensRepository) {}

  /** Undefined for a token that is unknown, expired or deleted. */
  async find(token: string): Promise<CurrentUser | undefined> {
    if (!hasTokenShape(token)) return undefined;
    const found = await this.tokens.findUser(hashToken(token));
    if (!found) return undefined;
    const { tokenId, scopes, isUseNoted, ...user } = found;
    // The request does not wait for it: a note that is lost is a minute that is not shown.
    if (!isUseNoted)
      this.tokens.noteUsed(user.id, tokenId).catch((error: unknown) => {
        this.logger.warn({ err: error, tokenId }, 'use of a token not noted');
      });
    return { ...user, signedInBy: { kind: 'token', tokenId, scopes } };
  }
}
