import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { FakeFetch } from '../api/spec-support/fake-fetch';
import { SessionStore } from './session.store';

const session = {
  accessToken: 'secret',
  user: { id: 'ada', email: 'ada@example.org', name: null, createdAt: '2026-11-01T00:00:00Z' },
};
const settle = () => new Promise<void>((resolve) => setTimeout(resolve));

describe('SessionStore', () => {
  let server: FakeFetch;
  let store: SessionStore;

  beforeEach(() => {
    localStorage.clear();
    server = new FakeFetch();
    TestBed.configureTestingModule({ providers: [provideRouter([{ path: '**', children: [] }])] });
    store = TestBed.inject(SessionStore);
  });

  afterEach(() => {
    server.verify();
    server.restore();
  });

  const signIn = async (): Promise<void> => {
    const done = store.login('ada@example.org', 'correct horse');
    server.expectOne('/api/auth/login').answer(session);
    await done;
  };
  const answer = (status: number, body: object = {}): void =>
    server.expectOne('/api/auth/refresh').answer(body, status);

  it('asks for no session where nobody signed in', async () => {
    expect(await store.restore()).toBe('guest');
    server.verify();
  });

  it('goes on with the session of the browser after a reload, asking once', async () => {
    localStorage.setItem('rex.signed-in', 'ada');
    const outcomes = Promise.all([store.restore(), store.restore()]);
    await settle();
    answer(200, session);
    expect(await outcomes).toEqual(['signed-in', 'signed-in']);
    expect(store.user()?.email).toBe('ada@example.org');
    expect(await store.restore()).toBe('signed-in');
  });

  it('forgets a session that has ended', async () => {
    localStorage.setItem('rex.signed-in', 'ada');
    const outcome = store.restore();
    await settle();
    answer(401);
    expect(await outcome).toBe('guest');
    expect(localStorage.length).toBe(0);
  });

  it('keeps a session that the server can not tell of right now', async () => {
    localStorage.setItem('rex.signed-in', 'ada');
    const outcome = store.restore();
    await settle();
    answer(503);
    expect(await outcome).toBe('unreachable');
    expect(localStorage.getItem('rex.signed-in')).toBe('ada');
  });

  it('signs out at the server, and here even when that fails', async () => {
    await signIn();
    const done = store.logout();
    server.expectOne('/api/auth/logout').fail();
    await done;
    expect([store.isSignedIn(), store.user(), localStorage.length]).toEqual([false, null, 0]);
  });

  it.each([
    ['another page signs out', null],
    ['another page signs in as somebody else', 'grace'],
  ])('is over when %s', async (_what, newValue) => {
    await signIn();
    window.dispatchEvent(new StorageEvent('storage', { key: 'rex.signed-in', newValue }));
    await settle();
    expect(store.isSignedIn()).toBe(false);
    expect(TestBed.inject(Router).url).toBe('/login');
  });

  it('goes on when another page goes on with it', async () => {
    await signIn();
    window.dispatchEvent(new StorageEvent('storage', { key: 'rex.signed-in', newValue: 'ada' }));
    window.dispatchEvent(new StorageEvent('storage', { key: 'rex.theme', newValue: null }));
    expect(store.isSignedIn()).toBe(true);
  });
});
