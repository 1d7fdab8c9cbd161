import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { AccountFormComponent, type AccountEntry } from './account-form.component';

describe('AccountFormComponent', () => {
  let fixture: ComponentFixture<AccountFormComponent>;
  let entries: AccountEntry[];

  const element = <Kind extends HTMLElement>(selector: string): Kind => {
    const found = (fixture.nativeElement as HTMLElement).querySelector<Kind>(selector);
    if (!found) throw new Error(`nothing matches ${selector}`);
    return found;
  };
  const submit = async (values: Record<string, string>): Promise<void> => {
    for (const [field, value] of Object.entries(values)) {
      element<HTMLInputElement>(`#account-${field}`).value = value;
    }
    element<HTMLButtonElement>('button[type=submit]').click();
    await fixture.whenStable();
  };
  const show = async (purpose: 'login' | 'register'): Promise<void> => {
    fixture = TestBed.createComponent(AccountFormComponent);
    document.body.append(fixture.nativeElement as HTMLElement);
    fixture.componentRef.setInput('purpose', purpose);
    fixture.componentRef.setInput('submitLabel', 'Go');
    entries = [];
    fixture.componentInstance.submitted.subscribe((entry) => entries.push(entry));
    await fixture.whenStable();
  };

  it('gives what was entered, trimmed but for the password', async () => {
    await show('register');
    await submit({ name: ' Ada ', email: ' ada@example.com ', password: ' eight chars ' });
    expect(entries).toEqual([{ name: 'Ada', email: 'ada@example.com', password: ' eight chars ' }]);
  });

  it('moves the focus to a summary of what is wrong, and marks the fields', async () => {
    await show('register');
    await submit({ email: 'ada', password: 'short' });
    expect(entries).toEqual([]);
    expect(document.activeElement).toBe(element('[role=alert]'));
    expect(element('[role=alert]').querySelectorAll('li')).toHaveLength(2);
    expect(element('#account-email').getAttribute('aria-invalid')).toBe('true');
    const described = element('#account-password').getAttribute('aria-describedby');
    expect(element(`#${described}`).textContent).toContain('at least 8');
  });

  it('leads from the summary to the field', async () => {
    await show('login');
    await submit({ email: '', password: 'anything' });
    element<HTMLAnchorElement>('[role=alert] a').click();
    expect(document.activeElement).toBe(element('#account-email'));
  });

  it('shows and hides the password', async () => {
    await show('login');
    const toggle = element<HTMLButtonElement>('[aria-controls=account-password]');
    toggle.click();
    await fixture.whenStable();
    expect(element<HTMLInputElement>('#account-password').type).toBe('text');
    expect(toggle.getAttribute('aria-pressed')).toBe('true');
  });

  it('tells password managers what it asks for', async () => {
    await show('login');
    expect(element('#account-password').getAttribute('autocomplete')).toBe('current-password');
    await show('register');
    expect(element('#account-password').getAttribute('autocomplete')).toBe('new-password');
  });

  it('does not submit twice while it is busy', async () => {
    await show('login');
    fixture.componentRef.setInput('isBusy', true);
    await fixture.whenStable();
    await submit({ email: 'ada@example.com', password: 'anything' });
    expect(entries).toEqual([]);
  });
});
