import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { SessionStore } from './session.store';

/** Pages of one's own: sends guests to sign in and back here afterwards. */
export const requireSession: CanActivateFn = async (_route, state) => {
  const [session, router] = [inject(SessionStore), inject(Router)];
  const outcome = await session.restore();
  if (outcome === 'signed-in') return true;
  const queryParams = {
    ...(state.url === '/workflows' ? {} : { next: state.url }),
    ...(outcome === 'unreachable' ? { reason: outcome } : {}),
  };
  return router.createUrlTree(['/login'], { queryParams });
};

/** Sign-in pages: whoever is signed in goes to the workflows. */
export const requireGuest: CanActivateFn = async () => {
  const [session, router] = [inject(SessionStore), inject(Router)];
  return (await session.restore()) === 'signed-in' ? router.createUrlTree(['/workflows']) : true;
};
