import 'reflect-metadata';
import { RequestMethod, type DynamicModule, type Type } from '@nestjs/common';
import { METHOD_METADATA, MODULE_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { loadConfig, requireServerConfig } from '@rex/platform';
import { AppModule } from '../../app.module';
import { AllowedMethods } from '../../common/problems/allowed-methods';
import { NEED, type Need } from '../needs.decorator';
import { IS_PUBLIC } from '../public.decorator';

const secret = 'a-secret-of-the-test-that-is-long-enough';
const config = requireServerConfig(
  loadConfig({ DATABASE_URL: 'postgres://localhost/none', JWT_SECRET: secret, ENCRYPTION_KEY: secret }),
);

type Module = Type | DynamicModule;

/** Every controller of a module and of those it imports, read from their decorators: nothing is started. */
function controllersOf(module: Module, seen = new Set<Module>()): Set<Type> {
  if (seen.has(module)) return new Set();
  seen.add(module);
  const target = 'module' in module ? module.module : module;
  const dynamic: Partial<DynamicModule> = 'module' in module ? module : {};
  const said = (key: string) => (Reflect.getMetadata(key, target) ?? []) as never[];
  const imports = [...said(MODULE_METADATA.IMPORTS), ...(dynamic.imports ?? [])] as Module[];
  const inner = imports.filter((each) => typeof each === 'function' || 'module' in each);
  return new Set<Type>([
    ...said(MODULE_METADATA.CONTROLLERS),
    ...(dynamic.controllers ?? []),
    ...inner.flatMap((each) => [...controllersOf(each, seen)]),
  ]);
}

interface Route {
  name: string;
  isPublic: boolean;
  need: Need | undefined;
}

function routesOf(controller: Type): Route[] {
  const prototype = controller.prototype as Record<string, unknown>;
  const handlers = Object.getOwnPropertyNames(prototype).filter(
    (name) => name !== 'constructor' && Reflect.hasMetadata(METHOD_METADATA, prototype[name] as object),
  );
  return handlers.map((name) => {
    const handler = prototype[name] as object;
    const said = (key: string) =>
      (Reflect.getMetadata(key, handler) ?? Reflect.getMetadata(key, controller)) as unknown;
    const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number];
    const paths = [controller, handler].map((each) => Reflect.getMetadata(PATH_METADATA, each) as string);
    return {
      name: `${method} ${paths.join('/')}`,
      isPublic: said(IS_PUBLIC) === true,
      need: said(NEED) as Need | undefined,
    };
  });
}

describe('every route', () => {
  const routes = [...controllersOf(AppModule.forRoot(config, new AllowedMethods()))].flatMap(routesOf);

  it('is found by this test', () => {
    const names = routes.map((route) => route.name);
    expect(names).toEqual(expect.arrayContaining(['GET workflows/:id', 'POST auth/login', 'DELETE auth/me']));
    expect(names.length).toBeGreaterThan(25);
  });

  it('is public, or says what it needs', () => {
    expect(routes.filter((route) => !route.isPublic && route.need === undefined)).toEqual([]);
  });

  it('is not both', () => {
    expect(routes.filter((route) => route.isPublic && route.need !== undefined)).toEqual([]);
  });

  it('is closed to personal access tokens when it changes accounts, sessions or tokens', () => {
    const ofAccounts = routes.filter((route) => route.name.includes(' auth') && !route.isPublic);
    expect(ofAccounts.filter((route) => route.need !== 'session').map((route) => route.name)).toEqual([
      'GET auth/me',
    ]);
  });
});
