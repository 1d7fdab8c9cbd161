import type { ApiErrors } from './api-error';

/** Codes that any route may answer with. */
export const COMMON_ERRORS = {
  'request-invalid': {
    status: 400,
    meaning:
      'The body or query has mistakes; `errors` names each with its path (`property-invalid`, `property-unknown`).',
  },
  'request-malformed': {
    status: 400,
    meaning: "The request can't be read: a wrong parameter, or an empty body with a content type.",
  },
  'json-invalid': {
    status: 400,
    meaning: 'The body is not valid JSON, or has a key that is refused (`__proto__`).',
  },
  'body-too-deep': { status: 400, meaning: 'The body is nested deeper than 64 levels.' },
  'text-not-storable': { status: 400, meaning: 'A text has a character that no database can hold.' },
  forbidden: { status: 403, meaning: 'This is not yours to do.' },
  'not-found': { status: 404, meaning: "There is nothing here, or it is somebody else's." },
  'method-not-allowed': { status: 405, meaning: 'Another method is needed; `Allow` names those there are.' },
  'request-timeout': {
    status: 408,
    meaning: 'The request did not arrive whole within `REQUEST_TIMEOUT_SECONDS`. Send it again.',
  },
  'body-too-large': { status: 413, meaning: 'The body is larger than `LIMIT_BODY_BYTES`.' },
  'media-type-unsupported': { status: 415, meaning: 'Send `application/json`.' },
  'too-many-requests': {
    status: 429,
    meaning: 'Wait for the time in `Retry-After`; the `THROTTLE_*` settings say how many are allowed.',
  },
  'headers-too-large': {
    status: 431,
    meaning: 'The headers and the URL together are larger than `LIMIT_HEADER_BYTES`.',
  },
  'internal-error': { status: 500, meaning: 'A mistake of ours; the log has it under the request id.' },
  'database-unavailable': {
    status: 503,
    meaning: 'PostgreSQL is away. Nothing was accepted; try again after `Retry-After`.',
  },
  'database-busy': {
    status: 503,
    meaning: 'PostgreSQL could not finish the statement in time or among others; try again.',
  },
  'queue-unavailable': {
    status: 503,
    meaning: 'The queue is away. Accepted executions run all the same, by the sweeper.',
  },
} as const satisfies ApiErrors;
