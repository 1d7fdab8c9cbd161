import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { toApiError } from '../api/api-error';
import { ProductMarkComponent } from '../ui/product-mark.component';
import { AccountFormComponent, type AccountEntry } from './account-form.component';
import { safeNext } from './check-account';
import { complaintsOf } from './complaints-of';
import { SessionStore } from './session.store';

/** Sign in with e-mail and password. */
@Component({
  selector: 'app-login-page',
  imports: [AccountFormComponent, ProductMarkComponent, RouterLink],
  template: `
    <main class="auth-page">
      <div class="auth-card">
        <app-product-mark />
        <h1 class="auth-title" i18n>Sign in</h1>
        @if (reason() === 'expired') {
          <p class="auth-note" role="status" i18n>Your session has ended. Sign in to go on where you were.</p>
        }
        @if (reason() === 'unreachable') {
          <p class="auth-note" role="status" i18n>
            The server cannot be reached. Reload the page when it is back to go on where you were.
          </p>
        }
        <app-account-form
          purpose="login"
          [isBusy]="isBusy()"
          [submitLabel]="submitLabel()"
          (submitted)="signIn($event)"
        />
        <p class="auth-switch" i18n>
          New here? <a routerLink="/register" [queryParams]="onward()">Create an account</a>
        </p>
      </div>
    </main>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LoginPage {
  /** Where to go afterwards; from the address. */
  readonly next = input<string>();
  /** Why the person was sent here; from the address. */
  readonly reason = input<string>();

  protected readonly isBusy = signal(false);
  protected readonly submitLabel = computed(() =>
    this.isBusy() ? $localize`Signing in…` : $localize`Sign in`,
  );
  protected readonly onward = computed(() => (this.next() === undefined ? {} : { next: this.next() }));
  private readonly form = viewChild.required(AccountFormComponent);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);

  protected async signIn({ email, password }: AccountEntry): Promise<void> {
    this.isBusy.set(true);
    try {
      await this.session.login(email, password);
      await this.router.navigateByUrl(safeNext(this.next()));
    } catch (thrown) {
      const error = toApiError(thrown);
      const message = error.status === 401 ? 'E-mail or password is wrong. Check both and try again.' : null;
      this.form().complain(message === null ? complaintsOf(error) : { fields: [], form: message });
    } finally {
      this.isBusy.set(false);
    }
  }
}
