import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { ApiClient } from './api-client';
import { AuthApi } from './auth-api';
import { AuthorisedFetch } from './authorised-fetch';
import { CurrentSession } from './current-session';
import { FakeFetch, type FakeCall } from './spec-support/fake-fetch';

const aSession = (accessToken: string) => ({
  accessToken,
  user: { id: 'ada', email: 'ada@example.org', name: null, createdAt: '2026-11-01T00:00:00Z' },
});
const settle = () => new Promise<void>((resolve) => setTimeout(resolve));

describe('AuthorisedFetch', () => {
  let server: FakeFetch;
  let current: CurrentSession;

  beforeEach(() => {
    localStorage.clear();
    server = new FakeFetch();
    TestBed.configureTestingModule({ providers: [provideRouter([{ path: 'login', children: [] }])] });
    current = TestBed.inject(CurrentSession);
    current.begin(aSession('secret'));
  });

  afterEach(() => {
    server.verify();
    server.restore();
  });

  /** What the caller of a GET sees, as it comes. */
  function get(path: string): unknown[] {
    const seen: unknown[] = [];
    TestBed.inject(ApiClient)
      .get(path)
      .then(
        (body) => seen.push(body),
        (error: { status: number }) => seen.push(error.status),
      );
    return seen;
  }

  const refuse = (call: FakeCall) => call.answer({}, 401);
  const refresh = () => server.expectOne('/api/auth/refresh');

  it('sends the token to our own API', () => {
    get('/workflows');
    expect(server.expectOne('/api/workflows').token).toBe('Bearer secret');
  });

  it('never sends the token elsewhere', () => {
    for (const url of ['https://evil.example/api/x', '//evil.example/api/', '/apix/y']) {
      void TestBed.inject(AuthorisedFetch).send(url, {});
      expect(server.expectOne(url).token).toBeNull();
    }
  });

  it('gets a fresh token when it is refused, and repeats the call', async () => {
    const seen = get('/workflows');
    refuse(server.expectOne('/api/workflows'));
    await settle();
    refresh().answer(aSession('fresh'));
    await settle();
    const repeated = server.expectOne('/api/workflows');
    expect(repeated.token).toBe('Bearer fresh');
    repeated.answer({ items: [] });
    await settle();
    expect(seen).toEqual([{ items: [] }]);
    expect(current.token()).toBe('fresh');
  });

  it('repeats a call with its body and headers', async () => {
    void TestBed.inject(ApiClient).patch('/workflows/w1', { name: 'New' }, { ifMatch: 3 });
    refuse(server.expectOne('/api/workflows/w1'));
    await settle();
    refresh().answer(aSession('fresh'));
    await settle();
    const { body, init } = server.expectOne('/api/workflows/w1');
    expect(body).toEqual({ name: 'New' });
    expect(init).toMatchObject({ method: 'PATCH', headers: { 'if-match': '"3"' } });
  });

  it('refreshes once for many calls, also for one that is refused later', async () => {
    const paths = ['/a', '/b', '/c'];
    const seen = paths.map(get);
    const [first, second, late] = paths.map((path) => server.expectOne(`/api${path}`));
    [first, second].forEach((call) => call && refuse(call));
    await settle();
    refresh().answer(aSession('fresh'));
    await settle();
    if (late) refuse(late);
    await settle();
    for (const path of paths) server.expectOne(`/api${path}`).answer(path);
    await settle();
    expect(seen).toEqual(paths.map((path) => [path]));
  });

  it('asks to sign in again when the session has ended', async () => {
    const seen = get('/workflows');
    refuse(server.expectOne('/api/workflows'));
    await settle();
    refuse(refresh());
    await settle();
    expect(seen).toEqual([401]);
    expect(current.token()).toBeNull();
    expect(TestBed.inject(Router).url).toContain('/login?');
    expect(TestBed.inject(Router).url).toContain('reason=expired');
    expect(localStorage.length).toBe(0);
  });

  it('repeats a call once, not for ever', async () => {
    const seen = get('/workflows');
    refuse(server.expectOne('/api/workflows'));
    await settle();
    refresh().answer(aSession('fresh'));
    await settle();
    refuse(server.expectOne('/api/workflows'));
    await settle();
    expect(seen).toEqual([401]);
    expect(current.token()).toBeNull();
  });

  it('keeps the session when the server is away while it should be refreshed', async () => {
    const seen = get('/workflows');
    refuse(server.expectOne('/api/workflows'));
    await settle();
    refresh().answer({}, 503);
    await settle();
    expect(seen).toEqual([503]);
    expect(current.token()).toBe('secret');
  });

  it('takes 401 at sign-in for an answer', async () => {
    const failed = TestBed.inject(AuthApi)
      .login({ email: 'ada@example.org', password: 'wrong' })
      .catch((error: { status: number }) => error.status);
    refuse(server.expectOne('/api/auth/login'));
    expect(await failed).toBe(401);
    expect(current.token()).toBe('secret');
  });

  it('keeps the token out of what the browser stores', () => {
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('secret');
  });
});
