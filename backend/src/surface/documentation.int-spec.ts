import type { OpenAPIObject } from '@nestjs/swagger';
import { createReadyDatabase, startStack, type Stack, type TestDatabase } from '@rex/testing/stack';
import { fetchDocument, routeName, routesOf } from './spec-support/api-document';
import type { Schema } from './spec-support/schema-arbitrary';

describe('the OpenAPI document', () => {
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

  it('says of every operation what it does, in a sentence of its own', () => {
    const summaries = routesOf(document).map(({ operation }) => operation.summary ?? '');
    expect(summaries.filter((each) => each.length < 5)).toEqual([]);
    const paths = routesOf(document).map(({ path }) => path.replace(/\/\{path\}$/, ''));
    // An address that may go on is one operation with two paths.
    const operations = new Set(routesOf(document).map(({ method }, index) => `${method} ${paths[index]}`));
    expect(new Set(summaries).size).toBe(operations.size);
  });

  it('shows an example of every property', () => {
    const bare = Object.entries(document.components?.schemas ?? {}).flatMap(([name, schema]) =>
      Object.entries((schema as Schema).properties ?? {})
        .filter(([, property]) => !showsItself(property))
        .map(([property]) => `${name}.${property}`),
    );
    expect(bare).toEqual([]);
  });

  it('shows for every error answer which codes it may have', () => {
    const silent = routesOf(document).flatMap((route) =>
      Object.entries(route.operation.responses as Record<string, { content?: Record<string, object> }>)
        .filter(([status, { content = {} }]) => {
          const problem = content['application/problem+json'];
          return Number(status) >= 400 && !(problem && 'examples' in problem) && !content['application/json'];
        })
        .map(([status]) => `${routeName(route)} ${status}`),
    );
    expect(silent).toEqual([]);
  });

  it('documents that a caller without a token is refused, wherever a token is needed', () => {
    const open = routesOf(document)
      .filter(({ operation }) => operation.security !== undefined)
      .filter(({ operation }) => !('401' in operation.responses));
    expect(open.map(routeName)).toEqual([]);
  });
});

/** A property of which a reader sees what it holds: by an example, by its few values, or by another schema's examples. */
function showsItself(property: Schema): boolean {
  if (property.example !== undefined || property.enum || property.type === 'boolean') return true;
  if (property.format === 'uuid' || property.format === 'date-time') return true;
  if (property.$ref || property.allOf || property.oneOf || property.anyOf) return true;
  return property.type === 'array' && property.items !== undefined && showsItself(property.items);
}
