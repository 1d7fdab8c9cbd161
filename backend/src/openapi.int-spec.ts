import {
  ApiClient,
  createReadyDatabase,
  startStack,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';
import { openApiDocument } from './openapi';

describe('the OpenAPI document without a server', () => {
  let database: TestDatabase;
  let stack: Stack;

  beforeAll(async () => {
    database = await createReadyDatabase();
    stack = await startStack({ databaseUrl: database.url, workers: 0 });
  });

  afterAll(async () => {
    await stack?.stop();
    await database?.drop();
  });

  it('is the one that a server serves', async () => {
    const served = await new ApiClient(stack.url).send('GET', '/openapi.json');
    const document = await openApiDocument();
    expect(Object.keys(document.paths).length).toBeGreaterThan(15);
    expect(JSON.parse(JSON.stringify(document))).toEqual(served.body);
  });
});
