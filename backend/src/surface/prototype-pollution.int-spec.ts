import { freePort } from '@rex/embedded';
import {
  ApiClient,
  createReadyDatabase,
  startStack,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';
import { fetchDocument, fillPath, routeName, routesOf } from './spec-support/api-document';
import { evaluateIn } from './spec-support/look-inside';
import { makeFixture } from './spec-support/make-fixture';
import { ROUTE_TABLE } from './spec-support/route-table';

const POLLUTING = [
  '{"__proto__":{"polluted":1}}',
  '{"constructor":{"prototype":{"polluted":1}}}',
  '{"name":"x","nodes":[{"id":"a","type":"log","config":{"__proto__":{"polluted":1}}}]}',
  '{"input":{"deep":[{"__proto__":{"polluted":1}}]}}',
  '{"\\u005f_proto__":{"polluted":1}}',
  '{"settings":{"constructor":{"prototype":{"polluted":1}}},"name":"x","nodes":[]}',
];

describe('bodies that reach for the prototype of all objects', () => {
  let stack: Stack;
  let database: TestDatabase;
  let inspectorPort: number;

  beforeAll(async () => {
    database = await createReadyDatabase();
    inspectorPort = await freePort();
    stack = await startStack({
      databaseUrl: database.url,
      workers: 0,
      backendEnvironment: { NODE_OPTIONS: `--inspect=127.0.0.1:${inspectorPort}` },
    });
  });

  afterAll(async () => {
    await stack?.stop();
    await database?.drop();
  });

  it('are refused by every route, and leave nothing behind in the server', async () => {
    const { token, ...fixture } = await makeFixture(stack.url);
    const accepted: string[] = [];
    const routes = routesOf(await fetchDocument(stack.url)).filter(({ operation }) => operation.requestBody);
    for (const route of routes) {
      const path = fillPath(
        route.path.replace('/api', ''),
        ROUTE_TABLE[routeName(route)]?.params?.({ token, ...fixture }) ?? {},
      );
      for (const body of POLLUTING) {
        const headers = { authorization: `Bearer ${token}` };
        const { status } = await new ApiClient(stack.url).send(route.method, path, body, headers);
        if (status !== 400) accepted.push(`${routeName(route)} answered ${status} to ${body}`);
      }
    }
    expect(accepted).toEqual([]);
    expect(routes.length).toBeGreaterThan(5);
    expect(await evaluateIn(inspectorPort, '({}).polluted')).toBeUndefined();
    expect(await evaluateIn(inspectorPort, 'Object.keys(Object.prototype).length')).toBe(0);
    // The look inside is real: what is set there is seen.
    await evaluateIn(inspectorPort, 'Object.prototype.polluted = 1');
    expect(await evaluateIn(inspectorPort, '({}).polluted')).toBe(1);
    await evaluateIn(inspectorPort, 'delete Object.prototype.polluted');
  });
});
