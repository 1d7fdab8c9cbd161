import { inject, Injectable } from '@angular/core';
import { AuthorisedFetch } from './authorised-fetch';
import { callApi, withJson } from './call-api';

type Query = Record<string, string | number>;

/** Calls the API on the editor's own origin. Rejects with ApiError; an aborted call rejects with the signal's reason. */
@Injectable({ providedIn: 'root' })
export class ApiClient {
  private readonly fetch = inject(AuthorisedFetch);

  /** GET /api<path>. */
  get<Answer>(path: string, options: { query?: Query; signal?: AbortSignal } = {}): Promise<Answer> {
    return callApi(this.fetch.send, path + queryText(options.query), {
      method: 'GET',
      signal: options.signal,
    });
  }

  /** DELETE /api<path>. */
  delete<Answer>(path: string, options: { query?: Query; signal?: AbortSignal } = {}): Promise<Answer> {
    return callApi(this.fetch.send, path + queryText(options.query), {
      method: 'DELETE',
      signal: options.signal,
    });
  }

  /** POST /api<path> with a JSON body. */
  post<Answer>(path: string, body: object, signal?: AbortSignal): Promise<Answer> {
    return callApi(this.fetch.send, path, withJson('POST', body, signal));
  }

  /** PATCH /api<path> with a JSON body; `ifMatch` is the version that it changes. */
  patch<Answer>(
    path: string,
    body: object,
    options: { ifMatch?: number; signal?: AbortSignal } = {},
  ): Promise<Answer> {
    const init = withJson('PATCH', body, options.signal);
    const version: Record<string, string> =
      options.ifMatch === undefined ? {} : { 'if-match': `"${options.ifMatch}"` };
    return callApi(this.fetch.send, path, { ...init, headers: { ...init.headers, ...version } });
  }
}

function queryText(query: Query = {}): string {
  const pairs = Object.entries(query).map(([name, value]) => [name, String(value)]);
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`;
}
