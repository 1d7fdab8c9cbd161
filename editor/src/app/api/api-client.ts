import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import { toApiError } from './api-error';

/** The longest wait for an answer, in milliseconds. */
const TIMEOUT_MS = 20_000;

type Query = Record<string, string | number>;

/** Calls the API on the editor's own origin. Rejects with ApiError; an aborted call rejects with the signal's reason. */
@Injectable({ providedIn: 'root' })
export class ApiClient {
  private readonly http = inject(HttpClient);

  /** GET /api<path>. */
  get<Answer>(path: string, options: { query?: Query; signal?: AbortSignal } = {}): Promise<Answer> {
    const answer = this.http.get<Answer>(`/api${path}`, { params: options.query ?? {}, timeout: TIMEOUT_MS });
    return firstAnswer(answer, options.signal);
  }

  /** POST /api<path> with a JSON body. */
  post<Answer>(path: string, body: object, signal?: AbortSignal): Promise<Answer> {
    return firstAnswer(this.http.post<Answer>(`/api${path}`, body, { timeout: TIMEOUT_MS }), signal);
  }

  /** PATCH /api<path> with a JSON body; `ifMatch` is the version that it changes. */
  patch<Answer>(
    path: string,
    body: object,
    options: { ifMatch?: number; signal?: AbortSignal } = {},
  ): Promise<Answer> {
    const headers: Record<string, string> =
      options.ifMatch === undefined ? {} : { 'If-Match': `"${options.ifMatch}"` };
    const answer = this.http.patch<Answer>(`/api${path}`, body, { headers, timeout: TIMEOUT_MS });
    return firstAnswer(answer, options.signal);
  }
}

function firstAnswer<Answer>(answers: Observable<Answer>, signal?: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason as Error);
    const abort = (): void => {
      subscription.unsubscribe();
      reject(signal?.reason as Error);
    };
    const subscription = answers.subscribe({
      next: (answer) => {
        signal?.removeEventListener('abort', abort);
        resolve(answer);
      },
      error: (thrown: unknown) => {
        signal?.removeEventListener('abort', abort);
        reject(toApiError(thrown));
      },
    });
    signal?.addEventListener('abort', abort, { once: true });
  });
}
