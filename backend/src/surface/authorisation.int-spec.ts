import {
  ApiClient,
  createReadyDatabase,
  startStack,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';
import { fetchDocument, fillPath, routeName, routesOf, type Route } from './spec-support/api-document';
import { forgeTokens } from './spec-support/forge-tokens';
import { makeFixture, makeUser, type Fixture, type FixtureUser } from './spec-support/make-fixture';
import { bodyOf, ROUTE_TABLE, type RouteRow } from './spec-support/route-table';

const ACTORS = [
  'owner',
  'other user',
  'read token',
  'run token',
  'write token',
  'anonymous',
  'expired',
  'none',
  'other-secret',
] as const;

/** Requests after which everything of their user is as it was, or more of it. */
const HARMLESS = /^GET |^\w+ \/api\/webhooks/;
/** Requests after which their user may lack an account, a session or a token, or have a key of the name that the next one gives. */
const OF_ACCOUNTS = /^\w+ \/api\/(auth|keys)\b/;
/** Routes that are tried at the same time, each by users of its own. */
const LANES = 4;

type Actor = (typeof ACTORS)[number];

const SECRET = 'a-secret-of-the-test-that-is-long-enough';

describe('who may use which route', () => {
  let stack: Stack;
  let database: TestDatabase;
  let routes: Route[];
  /** Whose objects are only looked at, or asked for by those who get nothing. */
  let shared: Fixture;
  let other: Fixture;

  beforeAll(async () => {
    database = await createReadyDatabase();
    stack = await startStack({ databaseUrl: database.url, workers: 0, environment: { JWT_SECRET: SECRET } });
    routes = routesOf(await fetchDocument(stack.url));
    shared = await makeFixture(stack.url);
    other = await makeFixture(stack.url);
  });

  afterAll(async () => {
    await stack?.stop();
    await database?.drop();
  });

  it('has a row for every route of the API, and no row too many', () => {
    expect(Object.keys(ROUTE_TABLE).sort()).toEqual(routes.map(routeName).sort());
  });

  it('lets everybody do what the table says, and nothing else', async () => {
    const lines: string[] = [];
    const wrong: string[] = [];
    const tryRoute = async (route: Route) => {
      let user: FixtureUser | undefined;
      const name = routeName(route);
      const row = ROUTE_TABLE[name];
      if (!row) return;
      const cells: string[] = [];
      for (const actor of ACTORS) {
        const expected = expectedStatus(row, actor);
        // What may change something gets objects of its own.
        const isHarmless = [401, 403, 404].includes(expected) || HARMLESS.test(name);
        if (!isHarmless && (user === undefined || OF_ACCOUNTS.test(name))) user = await makeUser(stack.url);
        const fixture = isHarmless ? shared : await makeFixture(stack.url, user);
        const status = await visit(route, row, actor, fixture);
        cells.push(String(status));
        if (status !== expected) wrong.push(`${name} as ${actor}: ${status}, not ${expected}`);
      }
      lines.push(`| ${name} | ${row.need} | ${cells.join(' | ')} |`);
    };
    const left = [...routes];
    const runLane = async () => {
      for (let route = left.shift(); route; route = left.shift()) await tryRoute(route);
    };
    await Promise.all(Array.from({ length: LANES }, runLane));
    expect(lines).toHaveLength(routes.length);
    lines.sort();
    process.stdout.write(`\n| route | needs | ${ACTORS.join(' | ')} |\n${lines.join('\n')}\n`);
    expect(wrong).toEqual([]);
  }, 300_000);

  async function visit(route: Route, row: RouteRow, actor: Actor, fixture: Fixture): Promise<number> {
    const path = fillPath(route.path.replace('/api', ''), row.params?.(fixture) ?? {}) + (row.query ?? '');
    const token = await tokenOf(actor, fixture);
    const headers = { ...row.headers, ...(token ? { authorization: `Bearer ${token}` } : {}) };
    const answer = await new ApiClient(stack.url).send<{ code?: string } | null>(
      route.method,
      path,
      bodyOf(row),
      headers,
    );
    return answer.status;
  }

  async function tokenOf(actor: Actor, fixture: Fixture): Promise<string | undefined> {
    switch (actor) {
      case 'anonymous':
        return undefined;
      case 'owner':
        return fixture.token;
      case 'other user':
        // The token of a user who owns nothing here; where the request makes something, the fixture is theirs.
        return fixture === shared ? other.token : fixture.token;
      case 'expired':
      case 'none':
      case 'other-secret':
        return forgeTokens(fixture.token, SECRET)[actor];
      case 'read token':
        return fixture.tokens.read;
      case 'run token':
        return fixture.tokens.run;
      case 'write token':
        return fixture.tokens.write;
    }
  }
});

function expectedStatus({ need, ok, params }: RouteRow, actor: Actor): number {
  if (need === 'public') return ok;
  switch (actor) {
    case 'owner':
      return ok;
    case 'other user':
      return params ? 404 : ok;
    case 'read token':
    case 'run token':
    case 'write token':
      return actor.startsWith(need) ? ok : 403;
    default:
      return 401;
  }
}
