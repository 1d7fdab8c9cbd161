import { ApiClient, type ApiAnswer } from '@rex/testing/stack';

export const PASSWORD = 'correct horse battery';

/** A session as a browser holds it: the access token in memory, the refresh token as a cookie. */
export interface Session {
  accessToken: string;
  user: { id: string; email: string; name: string | null };
  cookie: string;
}

interface Body {
  accessToken: string;
  user: Session['user'];
  code: string;
}

/** One person's dealings with the API, from any number of browsers. */
export class Account {
  private readonly api: ApiClient;

  constructor(
    baseUrl: string,
    readonly email = `user-${Math.random().toString(36).slice(2)}@example.org`,
  ) {
    this.api = new ApiClient(baseUrl);
  }

  async register(): Promise<Session> {
    return sessionOf(await this.post('register', { email: this.email, password: PASSWORD }), 201);
  }

  async login(password = PASSWORD): Promise<Session> {
    return sessionOf(await this.post('login', { email: this.email, password }), 200);
  }

  /** Shows a refresh cookie. */
  refresh({ cookie }: { cookie: string }, headers: Record<string, string> = {}): Promise<ApiAnswer<Body>> {
    return this.post('refresh', undefined, { cookie, ...headers });
  }

  /** Refreshes, and gives the session as it is from then on. */
  async refreshed(session: { cookie: string }): Promise<Session> {
    return sessionOf(await this.refresh(session), 200);
  }

  logOut({ cookie }: { cookie: string }, headers: Record<string, string> = {}): Promise<ApiAnswer> {
    return this.api.send('POST', '/auth/logout', undefined, { cookie, ...headers });
  }

  /** Any request with a token. */
  as<Answer = Body>(
    { accessToken }: { accessToken: string },
    method: string,
    path: string,
    body?: unknown,
  ): Promise<ApiAnswer<Answer>> {
    return this.api.send<Answer>(method, path, body, { authorization: `Bearer ${accessToken}` });
  }

  /** Status of GET /auth/me with a token. */
  async me(session: { accessToken: string }): Promise<number> {
    return (await this.as(session, 'GET', '/auth/me')).status;
  }

  private post(route: string, body?: unknown, headers?: Record<string, string>): Promise<ApiAnswer<Body>> {
    return this.api.send<Body>('POST', `/auth/${route}`, body, headers);
  }
}

/** The refresh cookie that an answer sets, as it is sent back; undefined when it sets none. */
export function cookieOf({ headers }: ApiAnswer<unknown>): string | undefined {
  return headers.getSetCookie()[0]?.split(';')[0];
}

function sessionOf(answer: ApiAnswer<Body>, status: number): Session {
  if (answer.status !== status) throw new Error(`answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  const { accessToken, user } = answer.body;
  return { accessToken, user, cookie: cookieOf(answer) ?? '' };
}
