import { openPool, succeed } from './spec-support/test-pool';

describe('a pool that has run for long', () => {
  it('does not take texts that passed through for memory of a script', async () => {
    const pool = openPool({ memoryMb: 16 });
    const input = { text: 'x'.repeat(1_000_000) };
    // Twice what a process may hold.
    for (let n = 0; n < 600; n++) await succeed(pool, 'return input', { scope: { input } });
    expect(pool.stats().restarts).toBe(0);
    await pool.close();
  });
});
