import { toDatabaseError } from './database-error';

/** Runs TypeORM work and translates what it throws, as `Sql` does for statements. */
export async function guarded<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw toDatabaseError(error);
  }
}
