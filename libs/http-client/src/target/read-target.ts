import { HttpClientError } from '@rex/node-sdk';

/** A URL that the client can speak to, taken apart once. */
export interface Target {
  /** Without fragment. */
  url: URL;
  isTls: boolean;
  /** A name or an address: no brackets, no dot at the end. */
  host: string;
  port: number;
}

/**
 * Reads a URL with the WHATWG parser and nothing else, so that what is checked is what is spoken to. That parser turns
 * every spelling of an address (octal, hexadecimal, short, full-width digits, percent-encoded) into the usual one.
 */
export function readTarget(text: string, base?: URL): Target {
  const url = URL.parse(text, base?.href);
  if (!url) throw new HttpClientError('url-invalid', 'The URL is not a valid absolute URL');
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new HttpClientError('protocol-refused', `Only http and https are spoken, not ${url.protocol}`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new HttpClientError(
      'credentials-in-url',
      'A URL must not hold a user name or password: give them as an Authorization header',
    );
  }
  url.hash = '';
  const host = url.hostname.replace(/^\[|\]$|\.$/g, '');
  if (host === '') throw new HttpClientError('url-invalid', 'The URL names no host');
  const isTls = url.protocol === 'https:';
  return { url, isTls, host, port: url.port === '' ? (isTls ? 443 : 80) : Number(url.port) };
}
