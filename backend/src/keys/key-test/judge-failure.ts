import type { HttpClientError } from '@rex/node-sdk';
import type { KeyTestCode, KeyTestOutcome } from './key-test-outcome';

/** What a test without an answer came to. The client's messages name the target's origin at most. */
export function judgeFailure(error: HttpClientError, clean: (text: string) => string): KeyTestOutcome {
  return { code: codeOf(error), message: clean(error.message) };
}

function codeOf({ code }: HttpClientError): KeyTestCode {
  switch (code) {
    case 'timeout':
    case 'connect-timeout':
    case 'aborted':
      return 'timeout';
    case 'url-invalid':
    case 'protocol-refused':
    case 'credentials-in-url':
    case 'port-refused':
    case 'address-refused':
      return 'refused-target';
    case 'dns-failed':
    case 'connect-failed':
    case 'tls-failed':
    case 'connection-lost':
      return 'provider-unreachable';
    // A key that no header can carry is sent to nobody.
    case 'header-invalid':
      return 'key-refused';
    case 'method-refused':
    case 'response-malformed':
    case 'response-too-large':
    case 'redirect-limit':
      return 'provider-error';
  }
}
