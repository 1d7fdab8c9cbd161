import { inject, Injectable } from '@angular/core';
import { toApiError } from './api-error';
import { callApi, timedFetch, withJson } from './call-api';
import { CurrentSession } from './current-session';
import type { Session } from './types';

const LOCK = 'rex.session';

/** Gets fresh access tokens for the session that the browser's cookie names. */
@Injectable({ providedIn: 'root' })
export class SessionRefresher {
  private readonly current = inject(CurrentSession);
  private underWay: Promise<Session | null> | undefined;

  /**
   * Goes on with the session; null when it has ended. Many calls at once are one request. Rejects with ApiError when the server
   * gives no such answer.
   */
  refresh(): Promise<Session | null> {
    this.underWay ??= oneTabAtATime(() => this.ask()).finally(() => {
      this.underWay = undefined;
    });
    return this.underWay;
  }

  private async ask(): Promise<Session | null> {
    try {
      // With the cookie alone: the token may be the very reason.
      const session = await callApi<Session>(timedFetch, '/auth/refresh', withJson('POST', {}));
      this.current.begin(session);
      return session;
    } catch (thrown) {
      const error = toApiError(thrown);
      if (error.status !== 401) throw error;
      this.current.end();
      return null;
    }
  }
}

/**
 * Tabs share the cookie, and each answer replaces it, so they ask one after the other. Browsers have locks by https and on
 * localhost only; elsewhere the server bears with two tabs at the same moment.
 */
async function oneTabAtATime<Result>(work: () => Promise<Result>): Promise<Result> {
  const { locks } = navigator as { locks?: LockManager };
  return locks ? await locks.request(LOCK, work) : work();
}
