import { watchFetch } from './watch-fetch';

describe('watchFetch', () => {
  it('keeps the beginning of a refusal that does not end', async () => {
    let isOpen = true;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(10_000).fill(0x61)),
      cancel: () => void (isOpen = false),
    });
    const { fetch, seen } = watchFetch(() => Promise.resolve(new Response(endless, { status: 400 })));
    const told = await (await fetch('http://vendor.test/')).text();
    expect(told).toBe(seen.refusalText);
    expect(told.length).toBeGreaterThan(60_000);
    expect(told.length).toBeLessThan(300_000);
    expect(isOpen).toBe(false);
  });

  it('keeps a whole refusal as it is', async () => {
    const body = JSON.stringify({ error: { message: 'grün 🌱' } });
    const { fetch, seen } = watchFetch(() => Promise.resolve(new Response(body, { status: 400 })));
    await fetch('http://vendor.test/');
    expect(seen).toMatchObject({ status: 400, refusalText: body });
  });
});
