export { startPostgres, type RunningPostgres, type StartPostgresOptions } from './postgres/start-postgres';
