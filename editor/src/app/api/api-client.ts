import { inject, Injectable } from '@angular/core';
import { AuthorisedFetch } from './authorised-fetch';
import { callApi, withJson, type ApiInit } from './call-api';

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

  /** POST /api<path> with a JSON body; `ifMatch` is the version that it is about. */
  post<Answer>(path: string, body: object, signal?: AbortSignal, ifMatch?: number): Promise<Answer> {
    return callApi(this.fetch.send, path, matching(withJson('POST', body, signal), ifMatch));
  }

  /** PATCH /api<path> with a JSON body; `ifMatch` is the version that it changes. */
  patch<Answer>(
    path: string,
    body: object,
    options: { ifMatch?: number; signal?: AbortSignal } = {},
  ): Promise<Answer> {
    return callApi(this.fetch.send, path, matching(withJson('PATCH', body, options.signal), options.ifMatch));
  }

  /** DELETE /api<path>, with a JSON body where one is given. */
  delete<Answer>(path: string, body?: object, signal?: AbortSignal): Promise<Answer> {
    return callApi(
      this.fetch.send,
      path,
      body === undefined ? { method: 'DELETE', signal } : withJson('DELETE', body, signal),
    );
  }
}

function queryText(query: Query = {}): string {
  const pairs = Object.entries(query).map(([name, value]) => [name, String(value)]);
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`;
}

function matching(init: ApiInit, version: number | undefined): ApiInit {
  return version === undefined ? init : { ...init, headers: { ...init.headers, 'if-match': `"${version}"` } };
}
