import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import { timedFetch, type Send } from './call-api';
import { CurrentSession } from './current-session';
import { SessionRefresher } from './session-refresher';

/** Routes that begin, renew or end a session: 401 there is an answer, not a token that is too old. */
const OF_SESSIONS = /^\/api\/auth\/(login|register|refresh|logout)$/;

/**
 * Fetches with the token from our own API. When the server no longer accepts it, gets a fresh one and repeats the call, once;
 * when the session has ended, asks to sign in again.
 */
@Injectable({ providedIn: 'root' })
export class AuthorisedFetch {
  private readonly current = inject(CurrentSession);
  private readonly refresher = inject(SessionRefresher);
  private readonly router = inject(Router);

  /** The answer, whatever its status is. Rejects as `fetch` does, and with ApiError when no fresh token could be asked for. */
  readonly send: Send = async (url, init) => {
    const sent = this.current.token();
    // Never to another origin: the token is only for the API that issued it.
    if (sent === null || !url.startsWith('/api/')) return timedFetch(url, init);
    const answer = await timedFetch(url, signed(init, sent));
    if (answer.status !== 401 || OF_SESSIONS.test(url)) return answer;
    const token = await this.freshToken(sent);
    const last = token === null ? answer : await timedFetch(url, signed(init, token));
    if (last.status === 401) this.askToSignIn();
    return last;
  };

  /** The token that counts by now; null when there is none. Other calls may have fetched it already. */
  private async freshToken(sent: string): Promise<string | null> {
    const newest = this.current.token();
    if (newest !== sent) return newest;
    return (await this.refresher.refresh())?.accessToken ?? null;
  }

  private askToSignIn(): void {
    this.current.end();
    void this.router.navigate(['/login'], { queryParams: { next: this.router.url, reason: 'expired' } });
  }
}

function signed(init: Parameters<Send>[1], token: string): Parameters<Send>[1] {
  return { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } };
}
