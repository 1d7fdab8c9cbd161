import { TestBed } from '@angular/core/testing';
import { FakeFetch, type FakeCall } from '../api/spec-support/fake-fetch';
import { EVERYTHING } from './library-query';
import { LibraryStore, PAGE_SIZE } from './library.store';
import { aRow } from './spec-support/a-row';

describe('LibraryStore', () => {
  let store: LibraryStore;
  let server: FakeFetch;

  beforeEach(() => {
    server = new FakeFetch();
    TestBed.configureTestingModule({ providers: [LibraryStore] });
    store = TestBed.inject(LibraryStore);
  });

  afterEach(() => server.restore());

  const call = (): FakeCall => server.expectOne('/api/workflows');
  const pageOf = (names: string[], total = names.length): object => ({
    ...{ items: names.map((name) => aRow({ name })), page: 1, limit: PAGE_SIZE, total },
  });
  const fullPage = (letter: string): string[] => Array.from({ length: PAGE_SIZE }, (_, n) => `${letter}${n}`);

  it('asks for what the query says', async () => {
    const loading = store.load({ ...EVERYTHING, search: 'mail', tags: ['a', 'b'], active: true });
    expect(call().url).toBe(
      '/api/workflows?page=1&limit=50&search=mail&tag=a%2Cb&active=true&sort=-updatedAt',
    );
    store.stop();
    await loading;
  });

  it('knows an empty account from a search without a hit and from an empty bin', async () => {
    const ask = async (query: typeof EVERYTHING) => {
      const loading = store.load(query);
      call().answer(pageOf([]));
      await loading;
      return store.isEmpty();
    };
    expect(store.isFirstLoad()).toBe(true);
    expect(await ask(EVERYTHING)).toBe(true);
    expect(await ask({ ...EVERYTHING, search: 'zzz' })).toBe(false);
    expect(await ask({ ...EVERYTHING, place: 'bin' })).toBe(false);
  });

  it('drops the answer to an older question', async () => {
    const first = store.load({ ...EVERYTHING, search: 'a' });
    const old = call();
    const second = store.load({ ...EVERYTHING, search: 'ab' });
    expect(old.isAborted).toBe(true);
    call().answer(pageOf(['ab'], 1));
    await Promise.all([first, second]);
    expect(store.loaded().map((row) => row.name)).toEqual(['ab']);
    expect(store.error()).toBeNull();
  });

  it('fetches further pages when they are looked at, each once', async () => {
    const loading = store.load(EVERYTHING);
    call().answer(pageOf(fullPage('a'), 250));
    await loading;
    expect(store.rowAt(49)?.name).toBe('a49');
    expect(store.rowAt(205)).toBeUndefined();
    const needing = store.need(60, 80);
    void store.need(65, 85);
    const further = call();
    expect(further.url).toContain('page=2&');
    further.answer(pageOf(fullPage('b'), 250));
    await needing;
    expect(store.rowAt(99)?.name).toBe('b49');
    expect(store.loaded().at(-1)?.name).toBe('b49');
  });

  it('keeps the question when it fails, so that it can be asked again', async () => {
    const loading = store.load({ ...EVERYTHING, search: 'x' });
    call().answer({ detail: 'Database away.' }, 503);
    await loading;
    expect(store.error()?.message).toBe('Database away.');
    const again = store.reload();
    const request = call();
    expect(request.url).toContain('search=x');
    request.answer(pageOf(['x']));
    await again;
    expect(store.error()).toBeNull();
  });

  it('shows a change at once', async () => {
    const loading = store.load(EVERYTHING);
    call().answer(pageOf(['a', 'b']));
    await loading;
    store.change('b', { active: false });
    expect(store.loaded().map(({ active }) => active)).toEqual([true, false]);
  });
});
