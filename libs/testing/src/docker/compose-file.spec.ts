import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { SETTINGS } from '@rex/platform';
import { interpolate, readComposeFile, serviceEnvironment, type ComposeService } from './compose-file';
import { dockerFile, REPOSITORY } from './repository';

const { services, volumes } = readComposeFile(dockerFile('compose.yml'));
const SECRETS = {
  POSTGRES_PASSWORD: 'postgresPassword',
  REDIS_PASSWORD: 'redisPassword',
  JWT_SECRET: 'j'.repeat(32),
  ENCRYPTION_KEY: 'e'.repeat(32),
};

function service(name: string): ComposeService {
  const found = services[name];
  if (!found) throw new Error(`no service ${name}`);
  return found;
}

describe('interpolate', () => {
  it('puts in values, defaults and dollar signs', () => {
    expect(interpolate('${A} ${B:-two} $$A', { A: 'one' })).toBe('one two $A');
  });

  it('says what is missing', () => {
    expect(() => interpolate('${A:?set A to something}', { A: '' })).toThrow('A: set A to something');
  });
});

describe('compose.yml', () => {
  it('has exactly the five services', () => {
    expect(Object.keys(services).sort()).toEqual([
      'rex-backend',
      'rex-frontend',
      'rex-postgres',
      'rex-redis',
      'rex-worker',
    ]);
  });

  it('publishes the editor at 3000 and the API at 4000, and nothing else', () => {
    const ports = Object.entries(services).flatMap(([name, { ports = [] }]) =>
      ports.map((port) => `${name} ${port}`),
    );
    expect(ports).toEqual(['rex-backend 4000:4000', 'rex-frontend 3000:3000']);
  });

  it('lets the worker be scaled', () => {
    expect(service('rex-worker').container_name).toBeUndefined();
    expect(service('rex-worker').ports).toBeUndefined();
  });

  it('runs PostgreSQL 16 and Redis of exact versions, with volumes that are declared', () => {
    expect(service('rex-postgres').image).toMatch(/^postgres:16\.\d+-[a-z]+$/);
    expect(service('rex-redis').image).toMatch(/^redis:\d+\.\d+\.\d+-[a-z]+$/);
    const mounted = ['rex-postgres', 'rex-redis'].flatMap((name) => service(name).volumes ?? []);
    expect(mounted.map((volume) => volume.split(':')[0])).toEqual(Object.keys(volumes));
  });

  it.each(Object.keys(services))('checks the health of %s', (name) => {
    expect(service(name).healthcheck?.test.length).toBeGreaterThan(1);
  });

  it.each(Object.keys(services))('takes rights away from %s', (name) => {
    const { cap_drop, security_opt, read_only } = service(name);
    expect({ cap_drop, security_opt, read_only }).toEqual({
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      read_only: true,
    });
  });

  it.each(['rex-postgres', 'rex-redis'])('runs %s as a user that is not root', (name) => {
    expect(service(name).user).toMatch(/^[a-z]+$/);
    expect(service(name).user).not.toBe('root');
  });

  it.each(Object.keys(SECRETS))('does not start without %s', (missing) => {
    const environment = () =>
      Object.values(services).map((each) => serviceEnvironment(each, { ...SECRETS, [missing]: '' }));
    expect(environment).toThrow(`${missing}: set ${missing}`);
  });

  it('gives backend and worker the same secrets and servers', () => {
    const environment = serviceEnvironment(service('rex-backend'), SECRETS);
    expect(environment).toMatchObject({
      DATABASE_URL: 'postgres://rex:postgresPassword@rex-postgres:5432/rex',
      REDIS_URL: 'redis://:redisPassword@rex-redis:6379',
      JWT_SECRET: SECRETS.JWT_SECRET,
      ENCRYPTION_KEY: SECRETS.ENCRYPTION_KEY,
    });
    expect(serviceEnvironment(service('rex-worker'), SECRETS)).toEqual(environment);
  });

  it('passes every setting on that an operator may want to change', () => {
    // These belong to the images: addresses, ports and what the grace period depends on.
    const fixed = [
      'NODE_ENV',
      'PORT',
      'HOST',
      'WORKER_HEALTH_PORT',
      'REX_DATA_DIR',
      'EDITOR_DIR',
      'SHUTDOWN_SECONDS',
    ];
    const passed = Object.keys(service('rex-backend').environment ?? {});
    const missing = Object.keys(SETTINGS).filter((name) => !fixed.includes(name) && !passed.includes(name));
    expect(missing).toEqual([]);
  });

  it.each(['rex-backend', 'rex-worker'])('waits longer for %s than it takes to shut down', (name) => {
    const seconds = Number(/^(\d+)s$/.exec(service(name).stop_grace_period ?? '')?.[1]);
    expect(seconds).toBeGreaterThanOrEqual(Number(SETTINGS.SHUTDOWN_SECONDS.defaultText) + 5);
  });

  it('builds one Dockerfile per image, and has no other', () => {
    const built = Object.values(services).flatMap(({ build }) => (build ? [build] : []));
    expect(built.every(({ context }) => context === '..')).toBe(true);
    // With a name of its own, compose would first look for an image of that name in a public registry.
    expect(Object.values(services).filter(({ build, image }) => build && image)).toEqual([]);
    for (const { dockerfile } of built) expect(existsSync(path.join(REPOSITORY, dockerfile))).toBe(true);
    const files = readdirSync(dockerFile('')).filter((name) => name.endsWith('Dockerfile'));
    expect(built.map(({ dockerfile }) => path.basename(dockerfile)).sort()).toEqual(files.sort());
  });
});
