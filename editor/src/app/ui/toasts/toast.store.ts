import { Injectable, signal } from '@angular/core';

/** A short message at the corner. */
export interface Toast {
  readonly id: number;
  readonly kind: 'info' | 'warn' | 'bad';
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

const MOST = 3;
const STAYS_MS = 6_000;

/** Messages that need no answer. At most three; errors stay until they are closed. */
@Injectable({ providedIn: 'root' })
export class ToastStore {
  private readonly shown = signal<readonly Toast[]>([]);
  private count = 0;
  readonly toasts = this.shown.asReadonly();

  show(toast: Omit<Toast, 'id'>): void {
    const id = (this.count += 1);
    this.shown.update((toasts) => [...toasts, { ...toast, id }].slice(-MOST));
    if (toast.kind !== 'bad') setTimeout(() => this.close(id), STAYS_MS);
  }

  close(id: number): void {
    this.shown.update((toasts) => toasts.filter((toast) => toast.id !== id));
  }
}
