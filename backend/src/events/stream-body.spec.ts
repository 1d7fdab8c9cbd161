import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { streamBody } from './stream-body';

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('streamBody', () => {
  it('gives all texts and ends', async () => {
    let gone = 0;
    async function* texts() {
      yield 'a';
      yield 'b';
    }
    const body = streamBody(texts(), () => (gone += 1));
    expect((await body.toArray()).join('')).toBe('ab');
    await settle();
    expect(gone).toBe(1);
  });

  it('asks for no more than a reader takes', async () => {
    let made = 0;
    async function* texts() {
      for (;;) {
        made += 1;
        yield 'x'.repeat(1000);
      }
    }
    const body = streamBody(texts(), () => undefined);
    const stuck = new Writable({ highWaterMark: 1000, write: () => undefined });
    const piping = pipeline(body, stuck).catch(() => undefined);
    for (let turn = 0; turn < 1000; turn += 1) await settle();
    expect(made).toBeLessThan(100);
    stuck.destroy();
    await piping;
  });

  it('says at once that the reader went, although a text is awaited', async () => {
    let gone = 0;
    const never = { next: () => new Promise<IteratorResult<string>>(() => undefined) };
    const body = streamBody(never, () => (gone += 1));
    body.read();
    body.destroy();
    await settle();
    expect(gone).toBe(1);
  });
});
