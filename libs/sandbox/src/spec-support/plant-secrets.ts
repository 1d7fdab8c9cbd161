/** Text that must never be seen in a sandbox process, nor in anything that comes out of one. */
export const PLANTED_SECRET = 'planted-5f3a9c-secret';

/** Puts secrets into this process's environment, as a worker has them. */
export function plantSecrets(): void {
  process.env.ENCRYPTION_KEY = `${PLANTED_SECRET}-encryption-key`;
  process.env.DATABASE_URL = `postgres://rex:${PLANTED_SECRET}@127.0.0.1:1/rex`;
}
