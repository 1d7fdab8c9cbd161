import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { AccessToken } from './access-token';
import { bearerInterceptor } from './bearer.interceptor';

describe('bearerInterceptor', () => {
  let http: HttpTestingController;
  let token: AccessToken;

  beforeEach(() => {
    sessionStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([bearerInterceptor])),
        provideHttpClientTesting(),
        provideRouter([{ path: 'login', children: [] }]),
      ],
    });
    http = TestBed.inject(HttpTestingController);
    token = TestBed.inject(AccessToken);
    token.set('secret');
  });

  const get = (url: string): void => {
    TestBed.inject(HttpClient)
      .get(url)
      .subscribe({ error: () => undefined });
  };

  it('sends the token to our own API', () => {
    get('/api/workflows');
    expect(http.expectOne('/api/workflows').request.headers.get('Authorization')).toBe('Bearer secret');
  });

  it('never sends the token elsewhere', () => {
    for (const url of ['https://evil.example/api/x', '//evil.example/api/', '/apix/y']) {
      get(url);
      expect(http.expectOne(url).request.headers.has('Authorization')).toBe(false);
    }
  });

  it('asks to sign in again when the token is refused', async () => {
    get('/api/workflows');
    http.expectOne('/api/workflows').flush({}, { status: 401, statusText: 'Unauthorized' });
    await TestBed.inject(Router).navigateByUrl(TestBed.inject(Router).url);
    expect(token.value()).toBeNull();
    expect(sessionStorage.length).toBe(0);
  });

  it('keeps a newer session when an old call is refused', () => {
    get('/api/workflows');
    token.set('newer');
    http.expectOne('/api/workflows').flush({}, { status: 401, statusText: 'Unauthorized' });
    expect(token.value()).toBe('newer');
  });
});
