import type { Step } from '../../api/types';
import { edgeLabel } from './edge-label';

const step = { output: [1, 2, 3], durationMs: 1200 } as Step;
const branch = { isBranch: true, branchLabel: 'True' };
const single = { isBranch: false, branchLabel: '' };
const label = (of: typeof branch, mark: 'taken' | 'dead' | 'open', roomPx: number): string =>
  edgeLabel({ sourcePort: 'true' }, of, { mark, step }, roomPx);

describe('edgeLabel', () => {
  it('says branch, items and duration when there is room', () => {
    expect(label(branch, 'taken', 400)).toBe('True · 3 items · 1.2 s');
  });

  it('leaves out what does not fit between the cards, and never the branch', () => {
    expect(label(branch, 'taken', 120)).toBe('True · 3 items');
    expect(label(branch, 'taken', 10)).toBe('True');
    expect(label(single, 'taken', 80)).toBe('3 items');
    expect(label(single, 'taken', 10)).toBe('');
  });

  it('says nothing of a run where nothing passed', () => {
    expect(label(branch, 'dead', 400)).toBe('True');
    expect(label(single, 'open', 400)).toBe('');
  });

  it('counts one item as one, and what is no list not at all', () => {
    const of = (output: Step['output']): string =>
      edgeLabel({ sourcePort: 'main' }, single, { mark: 'taken', step: { output } as Step }, 400);
    expect(of([1])).toBe('1 item');
    expect(of({ a: 1 })).toBe('');
  });
});
