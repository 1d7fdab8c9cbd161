export { isPublicAddress } from './address/is-public-address';
export { parseAllowList } from './address/parse-allow-list';
export { createHttpClient } from './create-http-client';
export { createFetch, type Fetch } from './fetch/create-fetch';
export type { HttpClient, HttpClientOptions, HttpStream, ResolveHost } from './http-client';
export { streamOf } from './fetch/stream-of';
