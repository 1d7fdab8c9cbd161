import type { RecentRun } from '../api/types';
import { sparkShapes, sparkText } from './sparkline';

const run = (status: RecentRun['status'], durationMs: number | null): RecentRun => ({
  id: 'r',
  status,
  durationMs,
});

describe('a sparkline', () => {
  it('has the newest run at the right, whatever their number, and marks the failed ones', () => {
    expect(sparkShapes([run('completed', 100), run('failed', 50)])).toEqual([
      { look: 'completed', path: 'M78.5,15v-14h4v14z' },
      { look: 'failed', path: 'M72.5,15v-9h4v9zM72,17h5v3h-5z' },
    ]);
    const [shape] = sparkShapes(Array.from({ length: 20 }, () => run('completed', 1)));
    expect(shape?.path.match(/M/g)).toHaveLength(14);
  });

  it('tells runs that have not ended and cancelled ones apart by their shape', () => {
    expect(sparkShapes([run('running', null), run('cancelled', null)])).toEqual([
      { look: 'unfinished', path: 'M78.5,15v-3h4v3z' },
      { look: 'other', path: 'M73.5,15v-3h2v3z' },
    ]);
  });

  it('says in words what it shows', () => {
    expect(sparkText([])).toBe('Never run');
    expect(sparkText([run('running', null)])).toBe('Last run: 1 running');
    expect(sparkText([run('completed', 1200), run('failed', 5), run('completed', 7)])).toBe(
      'Last 3 runs: 2 completed, 1 failed; the longest took 1.2 s',
    );
  });
});
