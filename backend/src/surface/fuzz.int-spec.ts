import type { OpenAPIObject } from '@nestjs/swagger';
import { createReadyDatabase, startStack, type Stack, type TestDatabase } from '@rex/testing/stack';
import fc from 'fast-check';
import { AnswerChecker } from './spec-support/answer-checker';
import { fetchDocument, routeName, routesOf, type Route } from './spec-support/api-document';
import { makeFixture, type Fixture } from './spec-support/make-fixture';
import { requestTo, type FuzzRequest } from './spec-support/request-arbitrary';

const REQUESTS = 3000;
const AT_A_TIME = 10;
/** So often a new user with new objects takes over: requests delete things, and accounts. */
const REQUESTS_PER_USER = 150;
/** Raise it to see other requests; the same seed sends the same ones. */
const SEED = 20_261_125;
const HANGS_AFTER_MS = 10_000;
/** Each of these costs a quarter of a second of bcrypt. */
const SELDOM = /\/auth\/(register|login|password)$/;

/** What is sent to the API at random, made from its own document. */
describe('3,000 random requests', () => {
  let stack: Stack;
  let database: TestDatabase;
  let document: OpenAPIObject;

  beforeAll(async () => {
    database = await createReadyDatabase();
    stack = await startStack({ databaseUrl: database.url, environment: { WAIT_MAX_SECONDS: '1' } });
    document = await fetchDocument(stack.url);
  });

  afterAll(async () => {
    await stack?.stop();
    await database?.drop();
  });

  it('are all answered as documented, none by a 5xx', async () => {
    const checker = new AnswerChecker(document);
    const complaints = new Map<string, string>();
    const statuses = new Map<number, number>();
    const visited = new Set<string>();
    for (let sent = 0; sent < REQUESTS; sent += REQUESTS_PER_USER) {
      const fixture = await makeFixture(stack.url);
      const requests = sample(routesOf(document), fixture, SEED + sent);
      while (requests.length > 0) {
        await Promise.all(
          requests.splice(0, AT_A_TIME).map(async (request) => {
            visited.add(routeName(request.route));
            const answer = await send(request, fixture);
            statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
            const complaint =
              answer.status >= 500
                ? `${answer.status}: ${answer.body.slice(0, 200)}`
                : checker.complaintAbout(request.route, answer);
            const name = `${routeName(request.route)}: ${complaint}`;
            if (complaint && !complaints.has(name)) complaints.set(name, `${name}\n    ${shown(request)}`);
          }),
        );
      }
    }
    process.stdout.write(
      `\nanswers by status: ${JSON.stringify(Object.fromEntries([...statuses].sort()))}\n`,
    );
    expect([...complaints.values()]).toEqual([]);
    expect(visited.size).toBe(routesOf(document).length);
    expect((await fetch(`${stack.url}/api/health/ready`)).status).toBe(200);
  }, 600_000);

  function sample(routes: Route[], fixture: Fixture, seed: number): FuzzRequest[] {
    const { workflowId, pendingId, endedId, keyId } = fixture;
    const knownIds = [workflowId, pendingId, endedId, keyId];
    const weighted = routes.map((route) => ({
      arbitrary: requestTo(route, document, knownIds),
      weight: SELDOM.test(route.path) ? 1 : 10,
    }));
    return fc.sample(fc.oneof(...weighted), { numRuns: REQUESTS_PER_USER, seed });
  }

  async function send({ route, path, headers, body, sender }: FuzzRequest, { token }: Fixture) {
    const response = await fetch(stack.url + path, {
      method: route.method,
      headers: { ...headers, ...(sender === 'owner' ? { authorization: `Bearer ${token}` } : {}) },
      body,
      signal: AbortSignal.timeout(HANGS_AFTER_MS),
    });
    const contentType = response.headers.get('content-type');
    return { status: response.status, contentType, body: await readBody(response, contentType) };
  }
});

/** A stream of events has no end of its own: its head is enough. */
async function readBody(response: Response, contentType: string | null): Promise<string> {
  if (!contentType?.startsWith('text/event-stream')) return response.text();
  await response.body?.cancel();
  return '';
}

function shown({ route, path, headers, body }: FuzzRequest): string {
  return `${route.method} ${path} ${JSON.stringify(headers)} ${body?.slice(0, 500) ?? ''}`;
}
