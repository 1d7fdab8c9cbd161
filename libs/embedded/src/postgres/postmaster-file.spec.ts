import { parsePostmasterFile } from './postmaster-file';

describe('parsePostmasterFile', () => {
  it('reads pid, port and status', () => {
    const text = '4711\n/data/cluster\n1700000000\n5433\n\n127.0.0.1\n  123  456\nready   \n';
    expect(parsePostmasterFile(text)).toEqual({ pid: 4711, port: 5433, status: 'ready' });
  });

  it('reads a file that the server is still writing', () => {
    expect(parsePostmasterFile('4711\n/data/cluster\n1700000000\n5433\n')).toEqual({
      pid: 4711,
      port: 5433,
      status: '',
    });
  });

  it.each(['', '\n', 'no number\n', '-5\n'])('makes nothing of %j', (text) => {
    expect(parsePostmasterFile(text)).toBeUndefined();
  });
});
