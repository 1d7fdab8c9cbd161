import {
  HttpErrorResponse,
  type HttpEvent,
  type HttpInterceptorFn,
  type HttpRequest,
} from '@angular/common/http';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { catchError, from, switchMap, type Observable } from 'rxjs';
import { CurrentSession } from './current-session';
import { SessionRefresher } from './session-refresher';

/** Routes that begin, renew or end a session: 401 there is an answer, not a token that is too old. */
const OF_SESSIONS = /^\/api\/auth\/(login|register|refresh|logout)$/;

/**
 * Sends the token with calls to our own API. When the server no longer accepts it, gets a fresh one and repeats the call, once;
 * when the session has ended, asks to sign in again.
 */
export const bearerInterceptor: HttpInterceptorFn = (request, next) => {
  const [current, refresher, router] = [inject(CurrentSession), inject(SessionRefresher), inject(Router)];
  const sent = current.token();
  // Never to another origin: the token is only for the API that issued it.
  if (sent === null || !request.url.startsWith('/api/')) return next(request);
  const answers = next(signed(request, sent));
  if (OF_SESSIONS.test(request.url)) return answers;

  const askToSignIn = (): void => {
    current.end();
    void router.navigate(['/login'], { queryParams: { next: router.url, reason: 'expired' } });
  };
  /** The token that counts by now; null when there is none. Other calls may have fetched it already. */
  const freshToken = async (): Promise<string | null> => {
    const newest = current.token();
    return newest === null || newest !== sent ? newest : ((await refresher.refresh())?.accessToken ?? null);
  };
  const repeat = (refusal: HttpErrorResponse): Observable<HttpEvent<unknown>> =>
    from(freshToken()).pipe(
      switchMap((token) => {
        if (token !== null) return next(signed(request, token));
        throw refusal;
      }),
      catchError((error: unknown) => {
        if (isRefusal(error)) askToSignIn();
        throw error;
      }),
    );
  return answers.pipe(
    catchError((error: unknown) => {
      if (isRefusal(error)) return repeat(error);
      throw error;
    }),
  );
};

function signed(request: HttpRequest<unknown>, token: string): HttpRequest<unknown> {
  return request.clone({ setHeaders: { Authorization: `Bearer ${token}` } });
}

function isRefusal(error: unknown): error is HttpErrorResponse {
  return error instanceof HttpErrorResponse && error.status === 401;
}
