import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  viewChild,
  ViewEncapsulation,
} from '@angular/core';
import { IconComponent } from '../ui/icon.component';
import { checkEmail, checkNewPassword, type FieldComplaint } from './check-account';
import type { FormComplaints } from './complaints-of';

/** What the form gives when it is submitted without a complaint of its own. */
export interface AccountEntry {
  name: string;
  email: string;
  password: string;
}

/** The form of both sign-in and registration. After a submit that fails, its error summary takes the focus. */
@Component({
  selector: 'app-account-form',
  imports: [IconComponent],
  templateUrl: './account-form.component.html',
  styleUrl: '../../styles/auth.css',
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountFormComponent {
  readonly purpose = input.required<'login' | 'register'>();
  /** Blocks a second submit while the first is under way. */
  readonly isBusy = input(false);
  readonly submitLabel = input.required<string>();
  readonly submitted = output<AccountEntry>();

  protected readonly isPasswordShown = signal(false);
  protected readonly passwordTitle = computed(() =>
    this.isPasswordShown() ? $localize`Hide password` : $localize`Show password`,
  );
  protected readonly complaints = signal<FormComplaints>({ fields: [], form: null });
  protected readonly messageFor = computed(
    () => new Map(this.complaints().fields.map(({ field, message }) => [field, message])),
  );
  protected readonly hasComplaints = computed(
    () => this.complaints().form !== null || this.complaints().fields.length > 0,
  );
  private readonly summary = viewChild<ElementRef<HTMLElement>>('summary');
  private readonly injector = inject(Injector);

  /** Shows complaints and moves the focus to their summary. */
  complain(complaints: FormComplaints): void {
    this.complaints.set(complaints);
    if (!this.hasComplaints()) return;
    afterNextRender(() => this.summary()?.nativeElement.focus(), { injector: this.injector });
  }

  protected submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.isBusy() || !(event.target instanceof HTMLFormElement)) return;
    const values = new FormData(event.target);
    const valueOf = (field: string): string => String(values.get(field) ?? '');
    const entry = {
      name: valueOf('name').trim(),
      email: valueOf('email').trim(),
      password: valueOf('password'),
    };
    const fields = this.check(entry);
    this.complain({ fields, form: null });
    if (fields.length === 0) this.submitted.emit(entry);
  }

  protected focusField(event: Event, field: string): void {
    event.preventDefault();
    document.getElementById(`account-${field}`)?.focus();
  }

  private check({ email, password }: AccountEntry): FieldComplaint[] {
    const aboutPassword: FieldComplaint[] =
      this.purpose() === 'register'
        ? checkNewPassword(password)
        : password === ''
          ? [{ field: 'password', message: $localize`Enter your password.` }]
          : [];
    return [...checkEmail(email), ...aboutPassword];
  }
}
