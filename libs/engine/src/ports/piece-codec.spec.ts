import fc from 'fast-check';
import { decodePieces, encodePieces } from './piece-codec';
import type { StreamPiece } from './stream-bus';

const ID = '01936f2e-7b4a-7c3d-8e21-0123456789ab';
const piece = (text: string, more: Partial<StreamPiece> = {}): StreamPiece => ({
  ...{ executionId: ID, nodeId: 'n'.repeat(64), offset: 0, text },
  ...more,
});

describe('piece codec', () => {
  it('reads back what it wrote', () => {
    const pieces = [
      piece('', { restarted: 'repair' }),
      piece('a "b"\n\u0000', { restarted: 'shape' }),
      piece('c', { offset: 9 }),
    ];
    expect(encodePieces(pieces).flatMap(decodePieces)).toEqual(pieces);
  });

  it('splits what is long into pieces that go on where the last one ended, and never inside a pair', () => {
    const ascii = fc.string({ maxLength: 4_000 });
    const texts = fc.oneof(
      ascii,
      fc.string({ unit: 'binary', maxLength: 4_000 }),
      fc.string({ unit: fc.constantFrom('😀', '\u0000', '"', 'é', '漢', 'x'), maxLength: 9_000 }),
      // Text that ends or begins in the middle of a pair, as vendors may cut it.
      ascii.map((text) => `\udc00${text}\ud83d`),
    );
    const restarts = fc.option(fc.constantFrom('repair', 'llm-rate-limited'), { nil: undefined });
    const pieces = fc.array(fc.tuple(texts, fc.nat(1_000_000), restarts), { maxLength: 6 });
    fc.assert(
      fc.property(pieces, (given) => {
        const written = given.map(([text, offset, restarted], index) =>
          piece(text, { nodeId: `n${index}`, offset, ...(restarted && { restarted }) }),
        );
        const payloads = encodePieces(written);
        for (const payload of payloads) {
          expect(Buffer.byteLength(payload)).toBeLessThanOrEqual(7_500);
          expect(payload).not.toContain('\u0000');
        }
        const read = payloads.flatMap(decodePieces);
        for (const { nodeId, offset, text, restarted } of written) {
          const own = read.filter((each) => each.nodeId === nodeId);
          expect(own.map((each) => each.text).join('')).toBe(text);
          expect(own.map((each) => each.restarted)).toEqual([
            restarted,
            ...own.slice(1).map(() => undefined),
          ]);
          let at = offset;
          for (const each of own) {
            expect(each.offset).toBe(at);
            at += each.text.length;
          }
          const cuts = own.slice(1).map((each) => each.offset - offset);
          for (const cut of cuts)
            expect(text.slice(cut - 1, cut + 1)).not.toMatch(/^[\ud800-\udbff][\udc00-\udfff]$/);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('packs many small pieces together, in order', () => {
    const pieces = Array.from({ length: 1000 }, (_, offset) => piece('token', { offset }));
    const payloads = encodePieces(pieces);
    expect(payloads.length).toBeLessThan(30);
    expect(payloads.flatMap(decodePieces)).toEqual(pieces);
  });

  it('leaves out what fits no payload, and keeps the rest', () => {
    const pieces = [piece('a'), piece('b', { nodeId: 'n'.repeat(8_000) }), piece('c')];
    expect(encodePieces(pieces).flatMap(decodePieces)).toEqual([pieces[0], pieces[2]]);
  });

  it('writes no payload when there are no pieces', () => {
    expect(encodePieces([])).toEqual([]);
  });

  it.each([
    ...['', 'not json', '{}', '[1,"x",null]', '[["x","a"]]', '[["x","a",-1,"t"]]', '[["x","a",1.5,"t"]]'],
    ...['[["x",1,0,"t"]]', '[["x","a",0,null]]'],
  ])('finds no piece in %j', (payload) => {
    expect(decodePieces(payload)).toEqual([]);
  });

  it('passes over what a later version may add', () => {
    expect(decodePieces('[["x","a",0,"t",7,{"more":1}]]')).toEqual([
      { executionId: 'x', nodeId: 'a', offset: 0, text: 't' },
    ]);
  });
});
