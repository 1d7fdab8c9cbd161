import type { FastifyInstance, RouteOptions } from 'fastify';
import { AllowedMethods } from './allowed-methods';

/** An application with the given routes, as far as AllowedMethods looks at it. */
function withRoutes(...routes: [string, string | string[]][]): AllowedMethods {
  const allowed = new AllowedMethods();
  const addHook = ((_name: string, hook: (route: Pick<RouteOptions, 'url' | 'method'>) => void) => {
    for (const [url, method] of routes) hook({ url, method });
  }) as unknown as FastifyInstance['addHook'];
  allowed.watch({ addHook });
  return allowed;
}

describe('AllowedMethods', () => {
  const allowed = withRoutes(
    ['/api/keys', 'POST'],
    ['/api/keys', ['GET', 'HEAD']],
    ['/api/keys/:id', 'DELETE'],
    ['/api/hooks/:id/*', 'PUT'],
    ['/api/openapi.json', 'GET'],
    ['/*', 'GET'],
    ['*', 'OPTIONS'],
  );

  it.each([
    ['/api/keys', ['GET', 'HEAD', 'POST']],
    ['/api/keys/', ['GET', 'HEAD', 'POST']],
    ['/api/keys/1', ['DELETE']],
    ['/api/keys/1/2', []],
    ['/api/hooks/1/a/b', ['PUT']],
    ['/api/openapiXjson', []],
    ['/api/other', []],
    ['/some/page', ['GET']],
  ])('tells what %s takes', (path, methods) => {
    expect(allowed.of(path)).toEqual(methods);
  });
});
