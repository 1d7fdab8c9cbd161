import { echoLine } from './echo-line';

const line = (entry: object): string => JSON.stringify({ time: 1_700_000_000_000, ...entry });

describe('echoLine', () => {
  it('keeps information in the log', () => {
    expect(echoLine('worker', line({ level: 30, msg: 'started' }))).toBeUndefined();
  });

  it('shows a warning with its time and program', () => {
    expect(echoLine('worker', line({ level: 40, msg: 'lease lost' }))).toMatch(
      /^\d\d:\d\d:\d\d worker warning: lease lost$/,
    );
  });

  it('reads levels in words and times in ISO form, as our own logger writes them', () => {
    const entry = { level: 'error', time: '2026-01-02T03:04:05.678Z', msg: 'sweep failed' };
    expect(echoLine('worker', JSON.stringify(entry))).toMatch(/^\d\d:04:05 worker error: sweep failed$/);
    expect(echoLine('worker', JSON.stringify({ ...entry, level: 'info' }))).toBeUndefined();
  });

  it('shows the reason of an error once', () => {
    const reason = { err: { message: 'connection refused' } };
    expect(echoLine('backend', line({ level: 50, msg: 'sweep failed', ...reason }))).toMatch(
      /error: sweep failed: connection refused$/,
    );
    expect(echoLine('backend', line({ level: 50, msg: 'connection refused', ...reason }))).toMatch(
      /error: connection refused$/,
    );
  });

  it('passes on what is no log entry, such as the stack of a crash', () => {
    expect(echoLine('worker', '  Error: boom')).toBe('worker: Error: boom');
    expect(echoLine('worker', '{ broken')).toBe('worker: { broken');
  });

  it("leaves out Node's own warnings and empty lines", () => {
    expect(echoLine('worker', '(node:12) ExperimentalWarning: new')).toBeUndefined();
    expect(
      echoLine('worker', '[Nest] 7  - 1/2/2026, 3:04:05 AM     LOG [NestFactory] Starting'),
    ).toBeUndefined();
    expect(echoLine('worker', '  ')).toBeUndefined();
  });

  it('keeps to one line of bounded length', () => {
    const text = echoLine('worker', line({ level: 50, msg: `a\nb ${'x'.repeat(1000)}` })) ?? '';
    expect(text).not.toContain('\n');
    expect(text.length).toBeLessThan(310);
  });
});
