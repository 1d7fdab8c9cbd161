/** Why a request got no usable answer. The words are stable: nodes, messages and tests rely on them. */
export type HttpClientErrorCode =
  | 'url-invalid'
  | 'protocol-refused'
  | 'credentials-in-url'
  | 'port-refused'
  | 'address-refused'
  | 'method-refused'
  | 'header-invalid'
  | 'dns-failed'
  | 'connect-failed'
  | 'connect-timeout'
  | 'tls-failed'
  | 'connection-lost'
  | 'timeout'
  | 'aborted'
  | 'response-malformed'
  | 'response-too-large'
  | 'redirect-limit';

const TRANSIENT: ReadonlySet<HttpClientErrorCode> = new Set([
  'dns-failed',
  'connect-failed',
  'connect-timeout',
  'connection-lost',
  'timeout',
]);

/** A request that got no usable answer. Its message names the target's origin at most: never a header, query or body. */
export class HttpClientError extends Error {
  override readonly name = 'HttpClientError';

  constructor(
    readonly code: HttpClientErrorCode,
    message: string,
    private readonly details: { isSent?: boolean; cause?: unknown } = {},
  ) {
    super(message, { cause: details.cause });
  }

  /** Whether bytes of the request may have reached a target: when false, nothing can have happened there. */
  get isSent(): boolean {
    return this.details.isSent ?? false;
  }

  /** Whether the same request may succeed later without anybody changing anything. */
  get isTransient(): boolean {
    return TRANSIENT.has(this.code);
  }
}
