import { HttpClientError, type HttpClientErrorCode } from '@rex/node-sdk';
import { errorCode } from './error-code';

/** How far a request has come: each stage tells what a failure means. */
export type Stage = 'connecting' | 'securing' | 'sent';

/** Says in the client's words what Node reported. `origin` is the target's. */
export function translateError(error: unknown, stage: Stage, origin: string): HttpClientError {
  const isSent = stage === 'sent';
  if (error instanceof HttpClientError) {
    return new HttpClientError(error.code, error.message, {
      isSent: isSent || error.isSent,
      cause: error.cause,
    });
  }
  const [word, text] = describe(errorCode(error), stage, origin);
  return new HttpClientError(word, text, { isSent, cause: error });
}

function describe(code: string, stage: Stage, origin: string): [HttpClientErrorCode, string] {
  const reason = code === '' ? '' : ` (${code})`;
  if (code === 'HPE_HEADER_OVERFLOW') {
    return ['response-too-large', `The header of the answer of ${origin} is too large`];
  }
  // HPE_ is Node's HTTP parser; Z_ and ERR__ are zlib and Brotli.
  if (/^(HPE_|Z_|ERR__)/.test(code)) {
    return ['response-malformed', `The answer of ${origin} is malformed${reason}`];
  }
  switch (stage) {
    case 'connecting':
      return ['connect-failed', `No connection to ${origin}${reason}`];
    case 'securing':
      return ['tls-failed', `No secure connection to ${origin}${reason}`];
    case 'sent':
      return ['connection-lost', `${origin} closed the connection before its answer was complete${reason}`];
  }
}
