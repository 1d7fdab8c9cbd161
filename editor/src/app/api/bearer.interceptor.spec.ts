import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { bearerInterceptor } from './bearer.interceptor';
import { CurrentSession } from './current-session';

const aSession = (accessToken: string) => ({
  accessToken,
  user: { id: 'ada', email: 'ada@example.org', name: null, createdAt: '2026-11-01T00:00:00Z' },
});
const settle = () => new Promise<void>((resolve) => setTimeout(resolve));

describe('bearerInterceptor', () => {
  let http: HttpTestingController;
  let current: CurrentSession;

  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([bearerInterceptor])),
        provideHttpClientTesting(),
        provideRouter([{ path: 'login', children: [] }]),
      ],
    });
    http = TestBed.inject(HttpTestingController);
    current = TestBed.inject(CurrentSession);
    current.begin(aSession('secret'));
  });

  afterEach(() => http.verify());

  /** What the caller of a GET sees, as it comes. */
  function get(url: string): unknown[] {
    const seen: unknown[] = [];
    TestBed.inject(HttpClient)
      .get(url)
      .subscribe({
        next: (body) => seen.push(body),
        error: (error: { status: number }) => seen.push(error.status),
      });
    return seen;
  }

  const refuse = (request: TestRequest) => request.flush({}, { status: 401, statusText: 'Unauthorized' });
  const tokenOf = ({ request }: TestRequest) => request.headers.get('Authorization');
  const refresh = () => http.expectOne('/api/auth/refresh');

  it('sends the token to our own API', () => {
    get('/api/workflows');
    expect(tokenOf(http.expectOne('/api/workflows'))).toBe('Bearer secret');
  });

  it('never sends the token elsewhere', () => {
    for (const url of ['https://evil.example/api/x', '//evil.example/api/', '/apix/y']) {
      get(url);
      expect(http.expectOne(url).request.headers.has('Authorization')).toBe(false);
    }
  });

  it('gets a fresh token when it is refused, and repeats the call', async () => {
    const seen = get('/api/workflows');
    refuse(http.expectOne('/api/workflows'));
    await settle();
    refresh().flush(aSession('fresh'));
    await settle();
    const repeated = http.expectOne('/api/workflows');
    expect(tokenOf(repeated)).toBe('Bearer fresh');
    repeated.flush({ items: [] });
    expect(seen).toEqual([{ items: [] }]);
    expect(current.token()).toBe('fresh');
  });

  it('refreshes once for many calls, also for one that is refused later', async () => {
    const urls = ['/api/a', '/api/b', '/api/c'];
    const seen = urls.map(get);
    const [first, second, late] = urls.map((url) => http.expectOne(url));
    [first, second].forEach((request) => request && refuse(request));
    await settle();
    refresh().flush(aSession('fresh'));
    await settle();
    if (late) refuse(late);
    await settle();
    for (const url of urls) http.expectOne(url).flush(url);
    expect(seen).toEqual(urls.map((url) => [url]));
  });

  it('asks to sign in again when the session has ended', async () => {
    const seen = get('/api/workflows');
    refuse(http.expectOne('/api/workflows'));
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
    const seen = get('/api/workflows');
    refuse(http.expectOne('/api/workflows'));
    await settle();
    refresh().flush(aSession('fresh'));
    await settle();
    refuse(http.expectOne('/api/workflows'));
    await settle();
    expect(seen).toEqual([401]);
    expect(current.token()).toBeNull();
  });

  it('keeps the session when the server is away while it should be refreshed', async () => {
    const seen = get('/api/workflows');
    refuse(http.expectOne('/api/workflows'));
    await settle();
    refresh().flush({}, { status: 503, statusText: 'Service Unavailable' });
    await settle();
    expect(seen).toEqual([503]);
    expect(current.token()).toBe('secret');
  });

  it('takes 401 at sign-in for an answer', () => {
    const seen: number[] = [];
    TestBed.inject(HttpClient)
      .post('/api/auth/login', {})
      .subscribe({ error: (error: { status: number }) => seen.push(error.status) });
    refuse(http.expectOne('/api/auth/login'));
    expect(seen).toEqual([401]);
    expect(current.token()).toBe('secret');
  });

  it('keeps the token out of what the browser stores', () => {
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('secret');
  });
});
