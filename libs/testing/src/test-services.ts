/** URL of the throw-away PostgreSQL of this test run, as superuser. @throws Error outside a test run. */
export function databaseServerUrl(): string {
  const url = process.env['REX_TEST_DATABASE_URL'];
  if (!url) throw new Error('no test database: integration specs are named *.int-spec.ts or *.fault-spec.ts');
  return url;
}

/** URL of the throw-away Redis of this test run; undefined where `redis-server` was not found: then skip, saying why. */
export function redisUrl(): string | undefined {
  return process.env['REX_TEST_REDIS_URL'] || undefined;
}
