import { setTimeout as sleep } from 'node:timers/promises';
import { ensureDatabase } from '../postgres/ensure-database';
import { startPostgres, type RunningPostgres, type StartPostgresOptions } from '../postgres/start-postgres';
import { Backoff } from './backoff';

/** The embedded PostgreSQL of one launcher: started, kept running, stopped. */
export class EmbeddedDatabase {
  private current: Promise<RunningPostgres> | undefined;
  private isStopping = false;

  constructor(
    private readonly options: StartPostgresOptions & { progress: (line: string) => void },
    private readonly rolePassword: string,
  ) {}

  /** Starts the server and returns it with the URL of REX's own database on it. */
  async start(): Promise<{ server: RunningPostgres; url: string }> {
    this.current = startPostgres(this.options);
    const server = await this.current;
    const url = await ensureDatabase(server, this.rolePassword);
    void this.keepRunning(server);
    return { server, url };
  }

  /** Stops the server, also one that is just starting. */
  async stop(): Promise<void> {
    this.isStopping = true;
    const server = await this.current?.catch(() => undefined);
    await server?.stop();
  }

  /** Starts a server that ended unasked again, on the same port, so that the programs find it by the same URL. */
  private async keepRunning(first: RunningPostgres): Promise<void> {
    const { progress } = this.options;
    const backoff = new Backoff();
    let server: RunningPostgres | undefined = first;
    for (;;) {
      const startedAt = performance.now();
      await server?.exited;
      if (this.isStopping) return;
      const waitMs = backoff.after(performance.now() - startedAt);
      if (server) progress(`PostgreSQL ended unexpectedly; starting it again in ${waitMs / 1000} s`);
      await sleep(waitMs);
      if (this.isStopping) return;
      this.current = startPostgres({ ...this.options, port: first.port });
      server = await this.current.catch((error: Error) => {
        progress(`PostgreSQL does not start: ${error.message}`);
        return undefined;
      });
      if (server && server.port !== first.port) {
        progress(`PostgreSQL's port ${first.port} was taken meanwhile; stop REX and start it again`);
      }
    }
  }
}
