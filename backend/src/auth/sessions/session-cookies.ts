import { Inject, Injectable } from '@nestjs/common';
import { UserError, type ServerConfig } from '@rex/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { APP_CONFIG } from '../../common/app-config';
import { isOwnOrigin } from './is-own-origin';
import { noRefreshCookie, readRefreshCookie, refreshCookie } from './refresh-cookie';
import type { SessionResponse } from './session.dto';
import type { OpenSession } from './sessions.service';

/** Refresh tokens as browsers carry them. */
@Injectable()
export class SessionCookies {
  constructor(@Inject(APP_CONFIG) private readonly config: ServerConfig) {}

  /** The refresh token of a request. @throws UserError `origin-refused` when a page of somebody else sends it */
  read({ headers, host }: FastifyRequest): string | undefined {
    const { origin, cookie } = headers;
    if (isOwnOrigin({ origin, host, allowed: this.config.CORS_ORIGINS })) return readRefreshCookie(cookie);
    throw new UserError(
      'origin-refused',
      'A page of another origin may not do this. The operator allows origins by CORS_ORIGINS.',
      { status: 403 },
    );
  }

  /** Answers a session, with its refresh token as the cookie when it has a new one. */
  keep(
    { answer, refreshToken }: OpenSession,
    { protocol }: FastifyRequest,
    reply: FastifyReply,
  ): SessionResponse {
    const days = this.config.SESSION_DAYS;
    if (refreshToken !== undefined)
      reply.header('set-cookie', refreshCookie(refreshToken, { days, protocol }));
    // Tokens are for who asked, not for a cache on the way (RFC 6749, section 5.1).
    reply.header('cache-control', 'no-store');
    return answer;
  }

  /** Takes the cookie away. */
  clear({ protocol }: FastifyRequest, reply: FastifyReply): void {
    reply.header('set-cookie', noRefreshCookie({ protocol }));
  }
}
