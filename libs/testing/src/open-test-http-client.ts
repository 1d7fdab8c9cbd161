import { createHttpClient, type HttpClient, type HttpClientOptions } from '@rex/http-client';

/** The real client of the worker, which may also reach this machine. Close it after the tests. */
export function openTestHttpClient(options: Partial<HttpClientOptions> = {}): HttpClient {
  return createHttpClient({ allowPrivate: ['127.0.0.0/8', '::1'], ...options });
}
