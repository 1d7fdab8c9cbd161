import type { Step, StepStatus } from '../../api/types';
import { edgeMark } from './edge-marks';

const steps = new Map<string, Step>(
  (
    [
      ['condition', 'completed', 'true'],
      ['code', 'completed', null],
      ['branched', 'failed', 'error'],
      ['broken', 'failed', null],
      ['aside', 'skipped', null],
      ['busy', 'running', null],
    ] satisfies [string, StepStatus, string | null][]
  ).map(([nodeId, status, port]) => [nodeId, { nodeId, status, port } as Step]),
);
const mark = (source: string, sourcePort: string, target = 'later'): string =>
  edgeMark({ source, sourcePort, target }, (id) => steps.get(id));

describe('edgeMark', () => {
  it('tells the edges that data passed from those it did not', () => {
    expect(mark('condition', 'true')).toBe('taken');
    expect(mark('condition', 'false')).toBe('dead');
    expect(mark('code', 'main')).toBe('taken');
    expect(mark('branched', 'error')).toBe('taken');
    expect(mark('broken', 'main')).toBe('dead');
    expect(mark('aside', 'main')).toBe('dead');
    expect(mark('busy', 'main')).toBe('open');
    expect(mark('never-run', 'main')).toBe('open');
  });

  it('is running where data passed to what runs now, and nowhere else', () => {
    expect(mark('code', 'main', 'busy')).toBe('running');
    expect(mark('condition', 'false', 'busy')).toBe('dead');
  });
});
