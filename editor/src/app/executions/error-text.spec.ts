import { errorText } from './error-text';

it('writes an error with its code, its place and its details', () => {
  const error = { code: 'script-threw', message: 'boom' };
  expect(errorText(error)).toBe('script-threw: boom');
  expect(errorText({ ...error, line: 2, column: 5 })).toBe('script-threw: boom (line 2, column 5)');
  expect(errorText({ ...error, line: 2, details: { a: 1 } })).toBe(
    'script-threw: boom (line 2)\n{\n  "a": 1\n}',
  );
});
