import { findCycles } from './find-cycles.mjs';

describe('cycles between files', () => {
  it('are found, also when one of the imports is a type', async () => {
    const cycles = await findCycles(['.config/fixtures/cycle']);
    const files = cycles.map((cycle) => cycle.split(' → ').map((file) => file.split('/').at(-1)));
    expect(files).toContainEqual(['first.ts', 'second.ts', 'first.ts']);
  });

  it('are not found in a chain', async () => {
    expect(await findCycles(['.config/fixtures/chain'])).toEqual([]);
  });

  it('cannot hide behind a wrong folder', async () => {
    await expect(findCycles(['.config/fixtures/nowhere'])).rejects.toThrow();
  });
});
