import type { NodeErrorDescriptor } from '@rex/workflow';

const error = (code: string, meaning: string, retryable = true): NodeErrorDescriptor => ({
  code,
  meaning,
  retryable,
});

/** Errors of the Code node; expressions of other nodes can end with them too. Those another attempt can't mend are not retried. */
export const CODE_ERRORS: NodeErrorDescriptor[] = [
  error('script-syntax', 'The code does not parse. It is refused at save; line and column are given.', false),
  error('script-threw', 'The code failed. The message is that of the error; line and column are given.'),
  error(
    'script-timeout',
    'It took longer than CODE_TIMEOUT_MS, or waits for a promise that nothing settles.',
  ),
  error('script-memory', 'It took more memory than CODE_MEMORY_MB. Work on less at a time.'),
  error(
    'script-result-not-json',
    'The result holds something that JSON can not carry; the message names the path.',
    false,
  ),
  error('script-result-too-large', 'The result is larger than LIMIT_OUTPUT_BYTES. Return less.', false),
  error('script-crashed', 'The process of the code ended, which others do not notice. Report it.'),
  error(
    'sandbox-unavailable',
    'No process for scripts could be started. The log of the worker has the cause.',
  ),
];
