export { isPublicAddress } from './address/is-public-address';
export { parseAllowList } from './address/parse-allow-list';
export { createHttpClient } from './create-http-client';
export type { HttpClient, HttpClientOptions, ResolveHost } from './http-client';
