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

/** Create an account and be signed in with it. */
@Component({
  selector: 'app-register-page',
  imports: [AccountFormComponent, ProductMarkComponent, RouterLink],
  template: `
    <main class="auth-page">
      <div class="auth-card">
        <app-product-mark />
        <h1 class="auth-title" i18n>Create account</h1>
        <app-account-form
          purpose="register"
          [isBusy]="isBusy()"
          [submitLabel]="submitLabel()"
          (submitted)="register($event)"
        />
        <p class="auth-switch" i18n>
          Have an account? <a routerLink="/login" [queryParams]="onward()">Sign in</a>
        </p>
      </div>
    </main>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RegisterPage {
  /** Where to go afterwards; from the address. */
  readonly next = input<string>();

  protected readonly isBusy = signal(false);
  protected readonly submitLabel = computed(() =>
    this.isBusy() ? $localize`Creating account…` : $localize`Create account`,
  );
  protected readonly onward = computed(() => (this.next() === undefined ? {} : { next: this.next() }));
  private readonly form = viewChild.required(AccountFormComponent);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);

  protected async register({ name, email, password }: AccountEntry): Promise<void> {
    this.isBusy.set(true);
    try {
      await this.session.register(name === '' ? { email, password } : { email, password, name });
      await this.router.navigateByUrl(safeNext(this.next()));
    } catch (thrown) {
      this.form().complain(complaintsOf(toApiError(thrown)));
    } finally {
      this.isBusy.set(false);
    }
  }
}
