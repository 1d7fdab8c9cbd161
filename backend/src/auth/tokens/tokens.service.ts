import { Inject, Injectable, NotFoundException } from '@nestjs/common';
import { PersonalTokensRepository } from '@rex/database';
import { hashToken, newId, newToken, type ServerConfig } from '@rex/platform';
import { APP_CONFIG } from '../../common/app-config';
import type { CurrentUser } from '../current-user.decorator';
import { lastFourOf, personalToken } from './personal-token';
import type { CreateTokenRequest, NewTokenResponse, TokenListResponse } from './token.dto';

/** Personal access tokens: what scripts sign in with. */
@Injectable()
export class TokensService {
  constructor(
    @Inject(APP_CONFIG) private readonly config: ServerConfig,
    private readonly tokens: PersonalTokensRepository,
  ) {}

  /** Makes a token, and shows it this once. @throws UserError `too-many-tokens` */
  async create(
    user: CurrentUser,
    { name, scopes, expiresInDays }: CreateTokenRequest,
  ): Promise<NewTokenResponse> {
    const token = personalToken(newToken());
    const stored = { id: newId(), name, scopes, tokenHash: hashToken(token), lastFour: lastFourOf(token) };
    const row = await this.tokens.create(
      user.id,
      { ...stored, days: expiresInDays },
      { maxTokens: this.config.LIMIT_TOKENS },
    );
    return { ...row, token };
  }

  async list(user: CurrentUser): Promise<TokenListResponse> {
    return { items: await this.tokens.list(user.id) };
  }

  async delete(user: CurrentUser, id: string): Promise<void> {
    if (!(await this.tokens.delete(user.id, id))) throw new NotFoundException();
  }
}
