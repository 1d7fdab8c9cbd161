import { Injectable, signal } from '@angular/core';

/** Something in the editor itself went wrong. */
export interface Failure {
  /** Names it in the report, so that two people talk of the same. */
  readonly id: string;
  /** `outdated`: a part of the editor could not be loaded, as after an update of the server or without it. */
  readonly kind: 'crash' | 'outdated';
  /** What to send to whoever looks after REX. No content of workflows. */
  readonly report: string;
}

const LOAD_FAILED = /dynamically imported module|Importing a module script failed|error loading dynamically/i;

/** The last failure that nothing else has told of. */
@Injectable({ providedIn: 'root' })
export class FailureStore {
  private readonly state = signal<Failure | null>(null);

  readonly latest = this.state.asReadonly();

  note(error: unknown): void {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
    const id = crypto.randomUUID().slice(0, 8);
    const kind = LOAD_FAILED.test(message) ? 'outdated' : 'crash';
    const lines = [
      `REX editor, failure ${id}`,
      new Date().toISOString(),
      `at ${location.pathname}`,
      navigator.userAgent,
      stack ?? `${name}: ${message}`,
    ];
    this.state.set({ id, kind, report: lines.join('\n') });
  }

  dismiss(): void {
    this.state.set(null);
  }
}
