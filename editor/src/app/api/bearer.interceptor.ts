import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { tap } from 'rxjs';
import { AccessToken } from './access-token';

/** Sends the token with calls to our own API. When the server no longer accepts it, asks to sign in again. */
export const bearerInterceptor: HttpInterceptorFn = (request, next) => {
  const token = inject(AccessToken);
  const router = inject(Router);
  const sent = token.value();
  // Never to another origin: the token is only for the API that issued it.
  if (sent === null || !request.url.startsWith('/api/')) return next(request);
  const signed = request.clone({ setHeaders: { Authorization: `Bearer ${sent}` } });
  return next(signed).pipe(
    tap({
      error: (error: unknown) => {
        const isRefused = error instanceof HttpErrorResponse && error.status === 401;
        if (!isRefused || token.value() !== sent) return;
        token.clear();
        void router.navigate(['/login'], { queryParams: { next: router.url, reason: 'expired' } });
      },
    }),
  );
};
