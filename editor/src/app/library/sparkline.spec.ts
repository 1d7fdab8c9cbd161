import type { RecentRun } from '../api/types';
import { sparkBars, sparkText } from './sparkline';

const run = (status: RecentRun['status'], durationMs: number | null): RecentRun => ({
  id: 'r',
  status,
  durationMs,
});

describe('a sparkline', () => {
  it('has the newest run at the right, whatever their number', () => {
    const bars = sparkBars([run('completed', 100), run('failed', 50)]);
    expect(bars).toEqual([
      { x: 78, height: 14, status: 'completed' },
      { x: 72, height: 9, status: 'failed' },
    ]);
    expect(sparkBars(Array.from({ length: 20 }, () => run('completed', 1)))).toHaveLength(14);
  });

  it('shows a run without a duration as the lowest bar', () => {
    expect(sparkBars([run('running', null)])[0]?.height).toBe(3);
  });

  it('says in words what it shows', () => {
    expect(sparkText([])).toBe('Never run');
    expect(sparkText([run('running', null)])).toBe('Last 1 runs: 1 running');
    expect(sparkText([run('completed', 1200), run('failed', 5), run('completed', 7)])).toBe(
      'Last 3 runs: 2 completed, 1 failed; the longest took 1.2 s',
    );
  });
});
