import { HttpErrorResponse } from '@angular/common/http';
import { toApiError } from './api-error';

describe('toApiError', () => {
  it('reads the detail, code, field errors and request id of a problem document', () => {
    const error = toApiError(
      new HttpErrorResponse({
        status: 422,
        error: {
          title: 'Unprocessable',
          detail: 'The workflow has a cycle.',
          code: 'workflow-invalid',
          errors: [{ path: '/edges/2', message: 'a leads back to a.' }, 'loose sentence', { path: '/x' }],
          requestId: 'r-1',
        },
      }),
    );
    expect(error).toMatchObject({
      message: 'The workflow has a cycle.',
      status: 422,
      code: 'workflow-invalid',
      requestId: 'r-1',
      fieldErrors: [{ path: '/edges/2', message: 'a leads back to a.' }, { message: 'loose sentence' }],
    });
  });

  it('says that the server is away when no answer came', () => {
    const error = toApiError(new HttpErrorResponse({ status: 0, error: new ProgressEvent('error') }));
    expect(error.code).toBe('unreachable');
    expect(error.message).toContain('cannot be reached');
  });

  it('tells a slow server from one that is away', () => {
    const cause = new DOMException('timed out', 'TimeoutError');
    expect(toApiError(new HttpErrorResponse({ status: 0, error: cause })).code).toBe('timeout');
  });

  it('still has a sentence for an answer that is no problem document', () => {
    const html = '<html><body>Bad gateway</body></html>';
    expect(toApiError(new HttpErrorResponse({ status: 502, error: html })).message).toBe(
      'The server answered with an error (502).',
    );
    expect(toApiError(new HttpErrorResponse({ status: 503, error: null })).message).toContain('Try again');
  });

  it('reads a problem document that arrived as text', () => {
    const text = JSON.stringify({ detail: 'Taken.', code: 'email-taken' });
    expect(toApiError(new HttpErrorResponse({ status: 409, error: text }))).toMatchObject({
      message: 'Taken.',
    });
  });
});
