import { backoffMs } from './backoff-ms';

describe('backoffMs', () => {
  it('doubles up to four seconds, of which chance leaves out up to half', () => {
    expect([1, 2, 3, 4, 5, 50].map((retry) => backoffMs(retry, 0))).toEqual([
      250, 500, 1000, 2000, 2000, 2000,
    ]);
    expect([1, 2, 3, 4, 5].map((retry) => backoffMs(retry, 0.999_999))).toEqual([
      500, 1000, 2000, 4000, 4000,
    ]);
  });
});
