import { rmSync } from 'node:fs';
import { startPostgres } from '@rex/embedded';
import { newSecret } from '@rex/platform';
import { Client } from 'pg';
import { makeTemporaryFolder, removeLeftovers } from '../services/temporary-folders';
import { startStack } from './start-stack';

/** REX with nobody else on it: a fresh embedded PostgreSQL with its usual, durable settings, one backend and one worker. */
export interface OwnRex {
  url: string;
  /** Runs a statement in its database, to fill it faster than the API could. */
  query(statement: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  /** Ends all of it and removes its folder. */
  stop(): Promise<void>;
}

export interface OwnRexOptions {
  /** Settings of its programs. */
  environment: Record<string, string>;
  /** Gets a sentence about each thing that takes time. */
  progress: (line: string) => void;
}

/** Starts one; whatever had started is ended again when the rest does not. */
export async function startOwnRex({ environment, progress }: OwnRexOptions): Promise<OwnRex> {
  removeLeftovers();
  const folder = makeTemporaryFolder();
  const ends: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (const end of ends.splice(0).reverse()) {
      try {
        await end();
      } catch (error) {
        progress(`could not be ended: ${String(error)}`);
      }
    }
  };
  try {
    const postgres = await startPostgres({ dataDir: folder, password: newSecret(), progress });
    ends.push(() => postgres.stop());
    progress('Starting a backend and a worker');
    const stack = await startStack({ databaseUrl: postgres.url, environment });
    ends.push(() => stack.stop());
    const client = new Client({ connectionString: postgres.url });
    // The server may go first, when all of it is interrupted.
    client.on('error', () => undefined);
    await client.connect();
    ends.push(() => client.end());
    const query = async (statement: string, values?: unknown[]) =>
      (await client.query<Record<string, unknown>>(statement, values)).rows;
    return { url: stack.url, query, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
