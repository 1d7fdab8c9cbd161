import type { OpenAPIObject } from '@nestjs/swagger';

type PathItem = OpenAPIObject['paths'][string];

/** One operation of the OpenAPI document. */
export type Operation = NonNullable<PathItem['get']>;

/** An operation with where it is. */
export interface Route {
  /** In capitals. */
  method: string;
  /** With its parameters in braces, such as `/api/keys/{id}`. */
  path: string;
  operation: Operation;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** What a running REX says of itself. */
export async function fetchDocument(url: string): Promise<OpenAPIObject> {
  const response = await fetch(`${url}/api/openapi.json`);
  return (await response.json()) as OpenAPIObject;
}

/** Every operation, in the order of the document. */
export function routesOf(document: OpenAPIObject): Route[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ method: method.toUpperCase(), path, operation }] : [];
    }),
  );
}

/** How rows and messages name a route. */
export function routeName({ method, path }: Pick<Route, 'method' | 'path'>): string {
  return `${method} ${path}`;
}

/** A path with its parameters put in, each escaped. */
export function fillPath(path: string, parameters: Record<string, string | number>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = parameters[name];
    if (value === undefined) throw new Error(`no value for {${name}} of ${path}`);
    return encodeURIComponent(value);
  });
}
