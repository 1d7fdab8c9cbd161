import type { OpenAPIObject } from '@nestjs/swagger';
import fc from 'fast-check';
import { hostileValue } from './any-value';
import type { Route } from './api-document';
import { arbitraryOf, resolve, type Mischief, type Schema } from './schema-arbitrary';

/** A request as it will be sent. */
export interface FuzzRequest {
  route: Route;
  /** With the query. */
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
  /** Who sends it. */
  sender: 'owner' | 'anonymous';
}

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema?: Schema;
}

/** Requests to a route: good ones, slightly wrong ones and wild ones. */
export function requestTo(
  route: Route,
  document: OpenAPIObject,
  knownIds: readonly string[],
): fc.Arbitrary<FuzzRequest> {
  return fc.constantFrom<Mischief>(0, 0, 1, 2).chain((mischief) => {
    const valueOf = (schema: Schema = {}) => arbitraryOf(schema, document, knownIds, mischief);
    const parameters = (route.operation.parameters ?? []) as unknown as Parameter[];
    const named = (place: string, isAlways: boolean) => {
      const ofPlace = parameters.filter((each) => each.in === place);
      const values = Object.fromEntries(ofPlace.map(({ name, schema }) => [name, valueOf(schema)]));
      const needed = ofPlace.filter(({ required }) => required || isAlways).map(({ name }) => name);
      return fc.record(values, { requiredKeys: needed });
    };
    return fc
      .record({
        path: named('path', true),
        query: named('query', false),
        headers: named('header', false),
        body: bodyOf(route, document, valueOf, mischief),
        sender: fc.oneof(
          { arbitrary: fc.constant('owner' as const), weight: 12 },
          { arbitrary: fc.constant('anonymous' as const), weight: 1 },
        ),
      })
      .map(({ path, query, headers, body, sender }) => ({
        route,
        path: fill(route.path, path) + queryText(query),
        headers: { ...headerValues(headers), ...(body ? { 'content-type': body.type } : {}) },
        body: body?.text,
        sender,
      }));
  });
}

function bodyOf(
  { operation }: Route,
  document: OpenAPIObject,
  valueOf: (schema?: Schema) => fc.Arbitrary<unknown>,
  mischief: Mischief,
): fc.Arbitrary<{ type: string; text: string } | undefined> {
  const content = (operation.requestBody as { content?: Record<string, { schema?: Schema }> } | undefined)
    ?.content;
  if (!content) return fc.constant(undefined);
  const json = (value: unknown) => ({ type: 'application/json', text: JSON.stringify(value) ?? '' });
  const fitting = valueOf(resolve(content['application/json']?.schema ?? {}, document)).map(json);
  if (mischief === 0) return fitting;
  return fc.oneof(
    { arbitrary: fitting, weight: 20 },
    { arbitrary: hostileValue.map(json), weight: 1 },
    { arbitrary: fc.constant(undefined), weight: 1 },
    {
      arbitrary: fc
        .constantFrom('{', '{"a":}', '', '\ufeff{}', '{"__proto__":{"polluted":1}}')
        .map((text) => ({ type: 'application/json', text })),
      weight: 1,
    },
    {
      arbitrary: fc
        .constantFrom('text/plain', 'application/xml', 'multipart/form-data', 'nonsense')
        .map((type) => ({ type, text: 'x=1' })),
      weight: 1,
    },
  );
}

function fill(path: string, values: Record<string, unknown>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => escape(values[name]) || '-');
}

function queryText(values: Record<string, unknown>): string {
  const pairs = Object.entries(values).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((each) => `${name}=${escape(each)}`),
  );
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

/** As text fit for a URL: half characters can't be in one, and a head must not be larger than servers take. */
function escape(value: unknown): string {
  return encodeURIComponent(textOf(value).slice(0, 1000).toWellFormed());
}

/** Only what a client could send at all. */
function headerValues(values: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      textOf(value)
        .replace(/[^\x20-\x7e]/g, '?')
        .slice(0, 500)
        .trim(),
    ]),
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
