import type { Step } from '../../api/types';
import { failureOf, runFigures } from './run-figures';

const startedAt = '2026-11-28T12:00:00.000Z';
const atSecond = (seconds: number): number => Date.parse(startedAt) + seconds * 1_000;
const aStep = (more: Partial<Step>): Step =>
  ({
    status: 'completed',
    attempt: 1,
    startedAt,
    durationMs: 1_200,
    usage: null,
    error: null,
    ...more,
  }) as Step;
const running = aStep({ status: 'running', durationMs: null });

describe('the figures of a card', () => {
  it('tell how long it took, and how many attempts', () => {
    expect(runFigures(aStep({ attempt: 3 }), 0)).toEqual({ duration: '1.2 s', usage: null, attempts: '×3' });
    expect(runFigures(aStep({ status: 'skipped', durationMs: 0 }), 0).duration).toBeNull();
    expect(runFigures(undefined, 0)).toEqual({ duration: null, usage: null, attempts: null });
  });

  it('count the seconds while it runs, from the first one on', () => {
    expect(runFigures(running, atSecond(0.9)).duration).toBeNull();
    expect(runFigures(running, atSecond(3.7)).duration).toBe('3 s');
    expect(runFigures(running, atSecond(125.4)).duration).toBe('2 min 5 s');
    expect(runFigures({ ...running, status: 'waiting' }, atSecond(9)).duration).toBeNull();
  });

  it('tell the tokens of models, and the cost where prices are known', () => {
    const usage = { inputTokens: 1_000, outputTokens: 200, cost: 0.01, unpricedCalls: 0 } as Step['usage'];
    expect(runFigures(aStep({ usage }), 0).usage).toBe('1.2K tokens · $0.01');
    const unpriced = { ...usage, cost: 0, unpricedCalls: 1 } as Step['usage'];
    expect(runFigures(aStep({ usage: unpriced }), 0).usage).toBe('1.2K tokens');
  });
});

describe('the failure of a card', () => {
  it('is the code and the first line of the message', () => {
    const error = { code: 'script-threw', message: 'boom\n  at line 2' };
    expect(failureOf(aStep({ status: 'failed', error }))).toEqual({ code: 'script-threw', message: 'boom' });
    expect(failureOf(aStep({ status: 'failed', error: null }))?.message).toBe('Failed without a message');
    expect(failureOf(aStep({ error }))).toBeNull();
  });
});
