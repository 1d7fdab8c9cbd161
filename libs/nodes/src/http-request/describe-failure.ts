import type { HttpClientError, HttpClientErrorCode, StepError } from '@rex/node-sdk';
import type { RetryClass } from '@rex/workflow';

const KINDS: Record<Exclude<HttpClientErrorCode, 'aborted'>, [code: string, advice: string]> = {
  timeout: ['http-timeout', 'Raise timeoutMs if the target needs longer.'],
  'connect-timeout': ['http-timeout', 'Look whether the target is up and may be reached from here.'],
  'dns-failed': ['http-connection', 'Look whether the host is spelled right.'],
  'connect-failed': ['http-connection', 'Look whether the target is up and listens on this port.'],
  'connection-lost': ['http-connection', 'Look into the log of the target.'],
  'tls-failed': ['http-tls', 'Look at the certificate of the target.'],
  'address-refused': ['http-refused-target', 'Call a public address, or ask the operator.'],
  'port-refused': ['http-refused-target', 'Call another port, or ask the operator.'],
  'protocol-refused': ['http-refused-target', 'Call an http or https URL.'],
  'credentials-in-url': ['http-refused-target', 'Use "auth" instead.'],
  'url-invalid': ['http-request-invalid', 'Look at the URL.'],
  'method-refused': ['http-request-invalid', 'Choose another method.'],
  'header-invalid': ['http-request-invalid', 'Look at the headers, and at the stored key if it becomes one.'],
  'response-malformed': ['http-response-invalid', 'Look whether the target speaks HTTP on this port.'],
  'response-too-large': ['http-response-too-large', 'Ask for less, or raise maxResponseBytes.'],
  'redirect-limit': ['http-redirect-limit', 'Call the URL where the redirects lead.'],
};

/** Reasons that leave open whether the target has acted, if the request was sent at all. */
const SILENT: readonly HttpClientErrorCode[] = [
  'timeout',
  'connection-lost',
  'connect-failed',
  'connect-timeout',
  'dns-failed',
];

/**
 * The step error of a request that got no usable answer. One that must not be repeated and may have reached the target is not
 * tried again, whatever the retry policy: it may have acted.
 *
 * @param origin of the URL that was asked for
 */
export function describeFailure(
  error: HttpClientError & { code: Exclude<HttpClientErrorCode, 'aborted'> },
  { origin, retryClass }: { origin: string; retryClass: RetryClass },
): StepError {
  const [code, advice] = KINDS[error.code];
  const isUnknown = retryClass === 'once' && error.isSent && SILENT.includes(error.code);
  const unknown =
    'Its outcome is unknown: the target may have acted, so the request is not sent again by itself. Check the target; set "idempotent" if it takes an Idempotency-Key.';
  return {
    code,
    message: `The request to ${origin} failed: ${error.message}. ${isUnknown ? unknown : advice}`,
    retryable: error.isTransient && !isUnknown,
    details: { reason: error.code },
  };
}
