/** One complaint about one field of a request. */
export interface FieldError {
  /** JSON Pointer or property name, when it is about one. */
  path?: string;
  message: string;
  /** The node it is about, when a workflow was refused. */
  nodeId?: string;
}

/** Why a call to the API did not succeed. The message is meant for people. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    message: string,
    /** HTTP status; 0 when no answer came. */
    readonly status: number,
    /** The API's stable code, or `unreachable` or `timeout` when no answer came. */
    readonly code: string,
    readonly fieldErrors: FieldError[] = [],
    /** Names the request in the server's log. */
    readonly requestId: string | null = null,
  ) {
    super(message);
  }
}

const FALLBACK_MESSAGES: Record<number, string> = {
  401: $localize`Sign in to go on.`,
  403: $localize`You are not allowed to do that.`,
  404: $localize`There is nothing here, or it is not yours.`,
  413: $localize`That is too large.`,
  429: $localize`Too many requests. Wait a moment, then try again.`,
  503: $localize`The server cannot reach its database. Try again in a moment.`,
};

/** What a call threw as an ApiError; anything else that was thrown is a mistake of the editor's. */
export function toApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown;
  return new ApiError($localize`Something in the editor went wrong. Reload the page.`, 0, 'editor-error');
}

/** What an answer says that is no success. Reads problem documents (RFC 9457). */
export function answerError(status: number, body: string): ApiError {
  const problem = problemOf(body);
  const message =
    text(problem['detail']) ??
    FALLBACK_MESSAGES[status] ??
    text(problem['title']) ??
    $localize`The server answered with an error (${status}:STATUS:).`;
  return new ApiError(
    message,
    status,
    text(problem['code']) ?? `http-${status}`,
    fieldErrors(problem['errors']),
    text(problem['requestId']) ?? null,
  );
}

/** A success whose body is no JSON: something on the way, such as a proxy with a page of its own, answered in place of REX. */
export function unreadableError(): ApiError {
  const message = $localize`What came back is not an answer of REX. A proxy or a sign-in page on the way may have sent it. Try again.`;
  return new ApiError(message, 0, 'unreadable-answer');
}

/** What it means that no answer came; `cause` is what `fetch` threw. */
export function silenceError(cause: unknown): ApiError {
  return cause instanceof DOMException && cause.name === 'TimeoutError'
    ? new ApiError($localize`The server took too long to answer. Try again.`, 0, 'timeout')
    : new ApiError(
        $localize`The server cannot be reached. Check that REX is running and that you are online.`,
        0,
        'unreachable',
      );
}

/** The problem document of an answer; empty when it is none. */
function problemOf(body: string): Record<string, unknown> {
  try {
    const problem: unknown = JSON.parse(body);
    return isRecord(problem) ? problem : {};
  } catch {
    return {};
  }
}

function fieldErrors(errors: unknown): FieldError[] {
  if (!Array.isArray(errors)) return [];
  return errors.flatMap((each: unknown) => {
    if (typeof each === 'string') return [{ message: each }];
    const message = isRecord(each) ? text(each['message']) : undefined;
    if (!isRecord(each) || message === undefined) return [];
    const path = text(each['path']) ?? text(each['field']) ?? text(each['property']);
    const nodeId = text(each['nodeId']);
    return [
      { ...(path === undefined ? {} : { path }), message, ...(nodeId === undefined ? {} : { nodeId }) },
    ];
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
