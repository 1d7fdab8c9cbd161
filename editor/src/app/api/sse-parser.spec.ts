import { SseParser } from './sse-parser';

const TEXT =
  'retry: 2000\n\n:\n\nid: 1\nevent: snapshot\ndata: {"a":1}\n\nevent: step\ndata: "é"\n\nid: 2\ndata:x\ndata: y\n\ndata: cut off';

describe('SseParser', () => {
  it('reads the same events however the text is cut', () => {
    const expected = [
      { event: 'snapshot', data: '{"a":1}', id: '1' },
      { event: 'step', data: '"é"', id: '1' },
      { event: 'message', data: 'x\ny', id: '2' },
    ];
    for (const text of [TEXT, TEXT.replaceAll('\n', '\r\n')])
      for (let size = 1; size <= text.length; size += 1) {
        const parser = new SseParser();
        const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
          text.slice(index * size, (index + 1) * size),
        );
        expect([size, pieces.flatMap((piece) => parser.push(piece))]).toEqual([size, expected]);
      }
  });
});
