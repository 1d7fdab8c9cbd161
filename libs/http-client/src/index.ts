export { isPublicAddress } from './address/is-public-address';
export { parseAllowList } from './address/parse-allow-list';
export { createHttpClient } from './create-http-client';
export type {
  HeaderFields,
  HttpClient,
  HttpClientOptions,
  HttpRequest,
  HttpResponse,
  ResolveHost,
} from './http-client';
export { HttpClientError, type HttpClientErrorCode } from './http-client-error';
