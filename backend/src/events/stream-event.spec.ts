import { formatStreamEvent } from './stream-event';

describe('formatStreamEvent', () => {
  it('writes an event with its name, id and data, and an empty line behind it', () => {
    expect(formatStreamEvent({ kind: 'event', event: 'step', id: 7, data: { a: 1 } })).toBe(
      'id: 7\nevent: step\ndata: {"a":1}\n\n',
    );
    expect(formatStreamEvent({ kind: 'event', event: 'step', data: null })).toBe(
      'event: step\ndata: null\n\n',
    );
    expect(formatStreamEvent({ kind: 'retry', afterMs: 5 })).toBe('retry: 5\n\n');
    expect(formatStreamEvent({ kind: 'heartbeat' })).toBe(':\n\n');
  });

  it('lets no data begin an event of its own', () => {
    const text = formatStreamEvent({
      kind: 'event',
      event: 'step',
      data: { text: 'a\n\ndata: b\r\revent: end\u2028' },
    });
    expect(text.split(/\r\n|\r|\n/)).toHaveLength(4);
  });
});
