import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { SessionStore } from './session.store';

/** Pages of one's own: sends guests to sign in and back here afterwards. */
export const requireSession: CanActivateFn = (_route, state) => {
  if (inject(SessionStore).isSignedIn()) return true;
  const queryParams = state.url === '/workflows' ? {} : { next: state.url };
  return inject(Router).createUrlTree(['/login'], { queryParams });
};

/** Sign-in pages: whoever is signed in goes to the workflows. */
export const requireGuest: CanActivateFn = () =>
  inject(SessionStore).isSignedIn() ? inject(Router).createUrlTree(['/workflows']) : true;
