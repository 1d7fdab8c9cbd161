import fc from 'fast-check';
import { readEvents } from './read-events';

async function* inPieces(pieces: readonly string[]): AsyncGenerator<string> {
  for (const piece of pieces) yield await Promise.resolve(piece);
}

async function eventsIn(pieces: readonly string[]): Promise<string[]> {
  const events: string[] = [];
  for await (const event of readEvents(inPieces(pieces))) events.push(event);
  return events;
}

describe('readEvents', () => {
  it('gives the data of events, whatever ends their lines and wherever they are cut', async () => {
    const end = fc.constantFrom('\n', '\r', '\r\n');
    await fc.assert(
      fc.asyncProperty(end, fc.array(fc.nat(90)), async (lineEnd, cuts) => {
        const lines = [
          ': hi',
          '',
          'event: a',
          'data: one',
          'id: 1',
          '',
          'data:two',
          'data:  three',
          '',
          '',
          'data: 😀',
          '',
        ];
        const text = lines.map((line) => line + lineEnd).join('');
        const places = [0, ...cuts.toSorted((a, b) => a - b), text.length];
        const pieces = places.slice(1).map((to, index) => text.slice(places[index], to));
        expect(await eventsIn(pieces)).toEqual(['one', 'two\n three', '😀']);
      }),
    );
  });

  it('gives nothing of an event that is cut off', async () => {
    expect(await eventsIn(['data: one\n\ndata: tw'])).toEqual(['one']);
    expect(await eventsIn(['data: one\n'])).toEqual([]);
  });

  it('reads a line of megabytes in small pieces at once', async () => {
    const pieces = ['data: ', ...Array.from({ length: 50_000 }, () => 'x'.repeat(100)), '\n\n'];
    const beganAt = performance.now();
    expect((await eventsIn(pieces))[0]).toHaveLength(5_000_000);
    expect(performance.now() - beganAt).toBeLessThan(15_000);
  });
});
