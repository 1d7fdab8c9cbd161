import { answerError, silenceError, toApiError } from './api-error';

describe('answerError', () => {
  it('reads the detail, code, field errors and request id of a problem document', () => {
    const problem = {
      title: 'Unprocessable',
      detail: 'The workflow has a cycle.',
      code: 'workflow-invalid',
      errors: [{ path: '/edges/2', message: 'a leads back to a.' }, 'loose sentence', { path: '/x' }],
      requestId: 'r-1',
    };
    expect(answerError(422, JSON.stringify(problem))).toMatchObject({
      message: 'The workflow has a cycle.',
      status: 422,
      code: 'workflow-invalid',
      requestId: 'r-1',
      fieldErrors: [{ path: '/edges/2', message: 'a leads back to a.' }, { message: 'loose sentence' }],
    });
  });

  it('still has a sentence for an answer that is no problem document', () => {
    const html = '<html><body>Bad gateway</body></html>';
    expect(answerError(502, html).message).toBe('The server answered with an error (502).');
    expect(answerError(503, '').message).toContain('Try again');
    expect(answerError(404, 'null').code).toBe('http-404');
  });
});

describe('silenceError', () => {
  it('says that the server is away when no answer came', () => {
    const error = silenceError(new TypeError('Failed to fetch'));
    expect(error.code).toBe('unreachable');
    expect(error.message).toContain('cannot be reached');
  });

  it('tells a slow server from one that is away', () => {
    expect(silenceError(new DOMException('timed out', 'TimeoutError')).code).toBe('timeout');
  });
});

describe('toApiError', () => {
  it('takes what no call threw for a mistake of the editor', () => {
    expect(toApiError(new TypeError('x is undefined')).code).toBe('editor-error');
    const error = answerError(409, '{}');
    expect(toApiError(error)).toBe(error);
  });
});
