import { Inject, Injectable, NotFoundException } from '@nestjs/common';
import { SessionsRepository, type SignedInUser, type UserRow } from '@rex/database';
import { hashToken, newId, newToken, UserError, type ServerConfig } from '@rex/platform';
import { APP_CONFIG } from '../../common/app-config';
import { AccessTokens } from '../access/access-tokens.service';
import { ASK_FOR_BEARER } from '../access/unauthorized';
import type { CurrentUser } from '../current-user.decorator';
import type { DeviceListResponse, SessionResponse } from './session.dto';

/** A session that somebody goes on with: what to answer, and the refresh token that counts from now on, if it is another. */
export interface OpenSession {
  answer: SessionResponse;
  refreshToken?: string;
}

/** Sign-ins: begun with a password, kept by rotating refresh tokens, ended by their owner. */
@Injectable()
export class SessionsService {
  constructor(
    @Inject(APP_CONFIG) private readonly config: ServerConfig,
    private readonly sessions: SessionsRepository,
    private readonly accessTokens: AccessTokens,
  ) {}

  /** Begins a session of a user whose password was checked. Undefined when that password was changed meanwhile. */
  async open(user: UserRow, userAgent: string): Promise<OpenSession | undefined> {
    const [id, refreshToken] = [newId(), newToken()];
    const isOpen = await this.sessions.open(user.id, {
      id,
      tokenHash: hashToken(refreshToken),
      passwordHash: user.passwordHash,
      userAgent,
      days: this.config.SESSION_DAYS,
    });
    return isOpen ? { answer: await this.answer(user, id), refreshToken } : undefined;
  }

  /**
   * Goes on with a session. The refresh token is replaced, unless another tab of the same browser was faster.
   * @throws UserError `session-ended` when there is no such session, or the token was used before: then the session ends
   */
  async refresh(refreshToken: string | undefined, userAgent: string): Promise<OpenSession> {
    if (refreshToken === undefined) throw ended();
    const next = newToken();
    const outcome = await this.sessions.refresh(hashToken(refreshToken), {
      tokenHash: hashToken(next),
      userAgent,
      days: this.config.SESSION_DAYS,
    });
    switch (outcome.kind) {
      case 'ended':
        throw ended();
      case 'raced':
        return { answer: await this.answer(outcome.user, outcome.sessionId) };
      case 'rotated':
        return { answer: await this.answer(outcome.user, outcome.sessionId), refreshToken: next };
    }
  }

  /** Ends the sessions that a request shows, by its cookie, by its access token or by both. There may be none. */
  async logOut(shown: { refreshToken?: string; accessToken?: string }): Promise<void> {
    if (shown.refreshToken !== undefined) await this.sessions.endByToken(hashToken(shown.refreshToken));
    const claims =
      shown.accessToken === undefined ? undefined : await this.accessTokens.verify(shown.accessToken);
    if (claims) await this.sessions.end(claims.sub, claims.sid);
  }

  async list({ id, signedInBy }: CurrentUser): Promise<DeviceListResponse> {
    const rows = await this.sessions.list(id);
    const currentId = signedInBy.kind === 'session' ? signedInBy.sessionId : undefined;
    return { items: rows.map((row) => ({ ...row, current: row.id === currentId })) };
  }

  async end(user: CurrentUser, sessionId: string): Promise<void> {
    if (!(await this.sessions.end(user.id, sessionId))) throw new NotFoundException();
  }

  private async answer(
    { id, email, name, createdAt }: SignedInUser,
    sessionId: string,
  ): Promise<SessionResponse> {
    const accessToken = await this.accessTokens.sign({ sub: id, sid: sessionId });
    return { accessToken, user: { id, email, name, createdAt } };
  }
}

function ended(): UserError {
  return new UserError('session-ended', 'The session has ended. Sign in again.', {
    status: 401,
    headers: ASK_FOR_BEARER,
  });
}
