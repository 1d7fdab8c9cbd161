import { TestBed } from '@angular/core/testing';
import { FakeFetch, type FakeCall } from '../api/spec-support/fake-fetch';
import type { WorkflowSummary } from '../api/types';
import { WorkflowListStore } from './workflow-list.store';

const aRow = (name: string): WorkflowSummary => ({
  id: name,
  name,
  description: '',
  active: true,
  version: 1,
  publishedVersion: 1,
  nodeCount: 2,
  tags: [],
  triggerTypes: ['manual-trigger'],
  createdAt: '2026-11-01T00:00:00Z',
  updatedAt: '2026-11-01T00:00:00Z',
  lastExecution: null,
});

describe('WorkflowListStore', () => {
  let store: WorkflowListStore;
  let server: FakeFetch;

  beforeEach(() => {
    server = new FakeFetch();
    TestBed.configureTestingModule({ providers: [WorkflowListStore] });
    store = TestBed.inject(WorkflowListStore);
  });

  afterEach(() => server.restore());

  const call = (): FakeCall => server.expectOne('/api/workflows');
  const pageOf = (items: WorkflowSummary[], total = items.length): object => ({
    items,
    page: 1,
    limit: 25,
    total,
  });

  it('asks for the page and the words searched for', async () => {
    const loading = store.load({ page: 3, search: 'mail' });
    expect(call().url).toBe('/api/workflows?page=3&limit=25&search=mail');
    store.stop();
    await loading;
  });

  it('knows an empty account from a search without a hit', async () => {
    let loading = store.load({ page: 1, search: '' });
    expect(store.isFirstLoad()).toBe(true);
    call().answer(pageOf([]));
    await loading;
    expect(store.isEmpty()).toBe(true);
    loading = store.load({ page: 1, search: 'zzz' });
    call().answer(pageOf([]));
    await loading;
    expect(store.isEmpty()).toBe(false);
  });

  it('drops the answer to an older question', async () => {
    const first = store.load({ page: 1, search: 'a' });
    const old = call();
    const second = store.load({ page: 1, search: 'ab' });
    expect(old.isAborted).toBe(true);
    call().answer(pageOf([aRow('ab')], 51));
    await Promise.all([first, second]);
    expect(store.rows().map((row) => row.name)).toEqual(['ab']);
    expect(store.pageCount()).toBe(3);
    expect(store.error()).toBeNull();
  });

  it('keeps the question when it fails, so that it can be asked again', async () => {
    const loading = store.load({ page: 2, search: '' });
    call().answer({ detail: 'Database away.' }, 503);
    await loading;
    expect(store.error()?.message).toBe('Database away.');
    const again = store.reload();
    const request = call();
    expect(request.url).toContain('page=2&');
    request.answer(pageOf([aRow('x')]));
    await again;
    expect(store.error()).toBeNull();
    expect(store.rows()).toHaveLength(1);
  });
});
