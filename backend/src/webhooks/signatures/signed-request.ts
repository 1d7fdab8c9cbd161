import type { IncomingHttpHeaders } from 'node:http';

/** What senders sign of a request. */
export interface SignedRequest {
  /** Names in small letters. */
  headers: IncomingHttpHeaders;
  /** The bytes of the body as they came in, after the content encoding was undone. */
  body: Buffer;
  /** The address that the sender called, as far as REX knows it. */
  url: string;
}

/** The value of a header that is there once; undefined for any other. */
export function headerOf({ headers }: Pick<SignedRequest, 'headers'>, name: string): string | undefined {
  const value = headers[name.toLowerCase()];
  return typeof value === 'string' ? value : undefined;
}
