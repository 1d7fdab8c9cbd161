export { startPostgres, type RunningPostgres, type StartPostgresOptions } from './postgres/start-postgres';
export { freePort } from './process/free-port';
