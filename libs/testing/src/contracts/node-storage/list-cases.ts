import type { StorageBench } from './harness';

/** Listing by prefix, page by page. */
export function describeListing(bench: StorageBench): void {
  describe('list', () => {
    const keep = async (...keys: string[]) => {
      for (const key of keys) await (await bench.storage()).put('workflow', key, key);
    };
    const keys = async (prefix: string, limit = 50, after?: string) => {
      const page = await (
        await bench.storage()
      ).list('workflow', { prefix, limit, ...(after !== undefined && { after }) });
      return { keys: page.entries.map((entry) => entry.key), next: page.next };
    };

    it('gives whole entries in the order of code points', async () => {
      await keep('b', 'a', 'B', 'ä', '\u{1f600}', '\uffee', 'a ');
      expect((await keys('')).keys).toEqual(['B', 'a', 'a ', 'b', 'ä', '\uffee', '\u{1f600}']);
      const { entries } = await (await bench.storage()).list('workflow', { prefix: 'ä', limit: 1 });
      expect(entries).toEqual([
        { key: 'ä', value: 'ä', version: 1, updatedAt: expect.any(Date), expiresAt: null },
      ]);
    });

    it('takes a prefix by its letters: % and _ and \\ stand for themselves', async () => {
      await keep('a%b', 'a_b', 'axb', 'a\\b', 'A%', '%', '_');
      expect((await keys('a%')).keys).toEqual(['a%b']);
      expect((await keys('a_')).keys).toEqual(['a_b']);
      expect((await keys('a\\')).keys).toEqual(['a\\b']);
      expect((await keys('%')).keys).toEqual(['%']);
      expect((await keys('_')).keys).toEqual(['_']);
      expect((await keys("' OR 1=1 --")).keys).toEqual([]);
    });

    it('finds keys at the very end of the code points', async () => {
      await keep('\u{10ffff}', '\u{10ffff}z', 'a\u{10ffff}', 'a\u{10ffff}\u{10ffff}', '\ud7ff', '\ue000');
      expect((await keys('\u{10ffff}')).keys).toEqual(['\u{10ffff}', '\u{10ffff}z']);
      expect((await keys('a\u{10ffff}')).keys).toEqual(['a\u{10ffff}', 'a\u{10ffff}\u{10ffff}']);
      expect((await keys('\ud7ff')).keys).toEqual(['\ud7ff']);
    });

    it('goes on page by page, whatever comes or goes meanwhile', async () => {
      await keep('p/1', 'p/2', 'p/3', 'p/4', 'q/1');
      expect(await keys('p/', 2)).toEqual({ keys: ['p/1', 'p/2'], next: 'p/2' });
      await (await bench.storage()).delete('workflow', 'p/2');
      await keep('p/0', 'p/25');
      expect(await keys('p/', 2, 'p/2')).toEqual({ keys: ['p/25', 'p/3'], next: 'p/3' });
      expect(await keys('p/', 2, 'p/3')).toEqual({ keys: ['p/4'], next: null });
      expect(await keys('p/', 4)).toEqual({ keys: ['p/0', 'p/1', 'p/25', 'p/3'], next: 'p/3' });
      expect(await keys('p/', 5)).toEqual({ keys: ['p/0', 'p/1', 'p/25', 'p/3', 'p/4'], next: null });
    });

    it('gives nothing after the last key, and all after one before the prefix', async () => {
      await keep('p/1');
      expect((await keys('p/', 10, 'z')).keys).toEqual([]);
      expect((await keys('p/', 10, 'a')).keys).toEqual(['p/1']);
    });

    it.each(['\u0000', 'a\ud800'])('refuses the prefix %j, with which no key begins', async (prefix) => {
      const refusal = { code: 'storage-key-invalid' };
      await expect(keys(prefix)).rejects.toMatchObject(refusal);
      await expect(keys('', 10, prefix)).rejects.toMatchObject(refusal);
    });
  });
}
