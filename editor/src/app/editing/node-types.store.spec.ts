import { TestBed } from '@angular/core/testing';
import { NodeTypesApi, type NodeTypeList } from '../api/node-types-api';
import type { NodeTypeDescriptor } from '../api/types';
import { NodeTypesStore } from './node-types.store';

describe('the store of node types', () => {
  const code = { type: 'code' } as NodeTypeDescriptor;
  const limits = { maxNodes: 600, maxEdges: 2_000, maxDocumentBytes: 1_000 };
  let answers: (() => Promise<NodeTypeList>)[];
  let store: NodeTypesStore;
  const turnOnline = (isOnline: boolean): void => {
    jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(isOnline);
    window.dispatchEvent(new Event(isOnline ? 'online' : 'offline'));
    TestBed.tick();
  };

  beforeEach(() => {
    answers = [() => Promise.reject(new Error('Broken')), () => Promise.resolve({ items: [code], limits })];
    const list = () => answers.shift()?.() ?? Promise.resolve({ items: [], limits });
    TestBed.configureTestingModule({ providers: [{ provide: NodeTypesApi, useValue: { list } }] });
    store = TestBed.inject(NodeTypesStore);
    TestBed.tick();
  });
  afterEach(() => jest.restoreAllMocks());

  it('knows that they could not be loaded, and loads them at the next call', async () => {
    await expect(store.load()).rejects.toThrow('Broken');
    expect(store.hasFailed()).toBe(true);
    const loading = store.load();
    expect(store.hasFailed()).toBe(false);
    await loading;
    expect([store.hasFailed(), store.get('code'), store.limits]).toEqual([false, code, limits]);
    await store.load();
    expect(store.get('code')).toBe(code);
  });

  it('loads them again when the network is back', async () => {
    turnOnline(false);
    await expect(store.load()).rejects.toThrow('Broken');
    expect(answers).toHaveLength(1);
    turnOnline(true);
    await Promise.resolve();
    expect(store.get('code')).toBe(code);
  });
});
