import type { OpenAPIObject } from '@nestjs/swagger';
import {
  ApiClient,
  createReadyDatabase,
  startStack,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';
import { fetchDocument, fillPath, routeName, routesOf, type Route } from './spec-support/api-document';
import { dumpDatabase } from './spec-support/dump-database';
import { makeFixture } from './spec-support/make-fixture';
import { bodyOf, ROUTE_TABLE } from './spec-support/route-table';
import { resolve, type Schema } from './spec-support/schema-arbitrary';

/** What only the server sets, beside everything that its answers show. */
const COLUMNS = [
  ...[
    'id',
    'ownerId',
    'owner_id',
    'userId',
    'user_id',
    'authorId',
    'createdAt',
    'created_at',
    'updatedAt',
    'deletedAt',
  ],
  ...[
    'passwordHash',
    'password_hash',
    'role',
    'roles',
    'isAdmin',
    'admin',
    'emailVerified',
    'tokenHash',
    'token_hash',
  ],
  ...[
    'version',
    'latestVersion',
    'publishedVersion',
    'nodeCount',
    'triggerTypes',
    'problems',
    'status',
    'leaseEpoch',
  ],
  ...[
    'lease_epoch',
    'leaseOwner',
    'revision',
    'ciphertext',
    'nonce',
    'keyVersion',
    'lastFour',
    'lastUsedAt',
    'executionId',
  ],
];

/** Bodies that are data of the caller's own, whatever they hold. */
const FREE_BODIES = /\/api\/webhooks\//;

describe('fields that only the server sets', () => {
  let stack: Stack;
  let database: TestDatabase;
  let document: OpenAPIObject;

  beforeAll(async () => {
    database = await createReadyDatabase();
    stack = await startStack({ databaseUrl: database.url, workers: 0 });
    document = await fetchDocument(stack.url);
  });

  afterAll(async () => {
    await stack?.stop();
    await database?.drop();
  });

  it('are refused or ignored on every route that writes, and never stored', async () => {
    const stored: string[] = [];
    let sent = 0;
    let refusals = 0;
    // One is enough for all: a request that is refused changes nothing.
    const fixture = await makeFixture(stack.url);
    for (const route of routesOf(document).filter(hasOwnBody)) {
      const row = ROUTE_TABLE[routeName(route)];
      const known = ownFields(route);
      for (const field of serverFields().filter((each) => !known.includes(each))) {
        const marker = `7e57ed00-0000-7000-8000-${sent.toString().padStart(12, '0')}`;
        sent += 1;
        const body = { ...(row && bodyOf(row)), [field]: marker };
        const path = fillPath(route.path.replace('/api', ''), row?.params?.(fixture) ?? {});
        const headers = { authorization: `Bearer ${fixture.token}` };
        const { status } = await new ApiClient(stack.url).send(route.method, path, body, headers);
        if (status === 400 || status === 422) refusals += 1;
        else if (status >= 500) stored.push(`${routeName(route)} answered ${status} to "${field}"`);
      }
    }
    const dump = await dumpDatabase(database);
    stored.push(...dump.split('\n').filter((line) => line.includes('7e57ed00-0000-7000-8000-')));
    expect(stored).toEqual([]);
    expect(refusals).toBe(sent);
    expect(sent).toBeGreaterThan(300);
  }, 300_000);

  function hasOwnBody(route: Route): boolean {
    return route.operation.requestBody !== undefined && !FREE_BODIES.test(route.path);
  }

  /** What a client may send: of each form that the body may have. */
  function ownFields({ operation }: Route): string[] {
    const { content } = operation.requestBody as { content: Record<string, { schema: Schema }> };
    const schema = resolve(content['application/json']?.schema ?? {}, document);
    const forms = (schema.oneOf ?? [schema]).map((form) => resolve(form, document));
    return forms.flatMap(({ properties = {} }) => Object.keys(properties));
  }

  /** Names of everything that answers show, and of columns behind them. */
  function serverFields(): string[] {
    const schemas = Object.entries(document.components?.schemas ?? {});
    const shown = schemas
      .filter(([name]) => name.endsWith('Response'))
      .flatMap(([, schema]) => Object.keys((schema as Schema).properties ?? {}));
    return [...new Set([...COLUMNS, ...shown])];
  }
});
