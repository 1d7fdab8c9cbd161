import type { StreamPiece } from '../ports/stream-bus';
import { StreamBus } from '../ports/stream-bus';
import { StepStreams } from './step-streams';

class ToldPieces extends StreamBus {
  readonly flushes: StreamPiece[][] = [];

  async publish(pieces: StreamPiece[]): Promise<void> {
    this.flushes.push(pieces);
  }

  async subscribe(): Promise<() => Promise<void>> {
    return async () => undefined;
  }
}

const step = { executionId: 'x', nodeId: 'a' };
const other = { executionId: 'x', nodeId: 'b' };

describe('StepStreams', () => {
  let bus: ToldPieces;
  let streams: StepStreams;
  const say = (text: string, by = step) => streams.tell(by, { type: 'text', text });

  beforeEach(() => {
    jest.useFakeTimers();
    bus = new ToldPieces();
    streams = new StepStreams(bus);
  });
  afterEach(() => jest.useRealTimers());

  it('tells what comes within 40 ms as one piece of each step', () => {
    say('He');
    say('x', other);
    jest.advanceTimersByTime(39);
    say('llo');
    expect(bus.flushes).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(bus.flushes).toEqual([
      [
        { ...step, offset: 0, text: 'Hello' },
        { ...other, offset: 0, text: 'x' },
      ],
    ]);
  });

  it('goes on where it was, by offsets in UTF-16 units', () => {
    say('😀');
    jest.advanceTimersByTime(40);
    say('é');
    jest.advanceTimersByTime(40);
    say('!');
    jest.advanceTimersByTime(40);
    expect(bus.flushes.flat().map(({ offset, text }) => [offset, text])).toEqual([
      [0, '😀'],
      [2, 'é'],
      [3, '!'],
    ]);
  });

  it('says that a text begins anew, and counts from its beginning', () => {
    say('wrong');
    streams.tell(step, { type: 'restarted', reason: 'repair' });
    say('right');
    jest.advanceTimersByTime(40);
    say('er');
    jest.advanceTimersByTime(40);
    expect(bus.flushes.flat()).toEqual([
      { ...step, offset: 0, text: 'right', restarted: 'repair' },
      { ...step, offset: 5, text: 'er' },
    ]);
  });

  it('tells the last words of an attempt at once, and begins the next one anew', () => {
    say('one');
    streams.end(step);
    expect(bus.flushes).toEqual([[{ ...step, offset: 0, text: 'one' }]]);
    say('two');
    jest.advanceTimersByTime(40);
    expect(bus.flushes.at(-1)).toEqual([{ ...step, offset: 0, text: 'two' }]);
  });

  it('does nothing for steps that show nothing', () => {
    say('');
    streams.end(step);
    jest.advanceTimersByTime(1000);
    expect([bus.flushes, jest.getTimerCount()]).toEqual([[], 0]);
  });

  it('holds back a bounded amount of text, and loses nothing by it', () => {
    const part = 'y'.repeat(30_000);
    for (let count = 0; count < 10; count += 1) say(part);
    expect(bus.flushes.length).toBeGreaterThan(1);
    jest.advanceTimersByTime(40);
    expect(
      bus.flushes
        .flat()
        .map(({ text }) => text)
        .join(''),
    ).toBe(part.repeat(10));
    expect(bus.flushes.flat().map(({ offset }) => offset)).toEqual([0, 120_000, 240_000]);
  });
});
