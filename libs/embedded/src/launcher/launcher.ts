import { loadConfig, UnexpectedError, type RexConfig } from '@rex/platform';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { choosePorts } from './choose-ports';
import type { EmbeddedDatabase } from './embedded-database';
import { firstSteps } from './first-steps';
import { LauncherFile } from './launcher-file';
import { builtPrograms, type LauncherOptions, type Programs } from './launcher-options';
import { migrateDatabase } from './migrate-database';
import { placeData } from './place-data';
import type { Secrets } from './secrets';
import { describeEnd, Supervisor } from './supervisor';
import { waitForLeftBehind } from './wait-for-left-behind';
import { waitUntilReady } from './wait-until-ready';

/** How long programs of a killed launcher may take to finish. */
const LEFT_BEHIND_MS = 15_000;

/** Starts PostgreSQL, migrates, starts backend and worker, keeps them running, and stops all of it in order. */
export class Launcher {
  private readonly startedAt = performance.now();
  private readonly abort = new AbortController();
  private readonly config: RexConfig;
  private readonly programs: Programs;
  private readonly supervisor: Supervisor;
  private readonly print: (line: string) => void;
  private starting: Promise<void> | undefined;
  private file: LauncherFile | undefined;
  private database: EmbeddedDatabase | undefined;

  /** @throws UserError naming bad settings. */
  constructor(private readonly options: LauncherOptions) {
    this.config = loadConfig(options.environment);
    this.programs = options.programs ?? builtPrograms(options.root);
    this.print = options.print;
    this.supervisor = new Supervisor(this.print, (children) => this.file?.update({ children }));
  }

  /** Returns once everything is ready, or `stop` was called. @throws when something can't start; then call `stop`. */
  start(): Promise<void> {
    this.starting = this.startAll();
    return this.starting;
  }

  /** Runs backend and worker anew, after they were built again. */
  async restartPrograms(): Promise<void> {
    await this.supervisor.restart(this.config.SHUTDOWN_SECONDS * 1000);
  }

  private async startAll(): Promise<void> {
    const { config, print } = this;
    const { signal } = this.abort;
    const asked = path.resolve(this.options.root, config.REX_DATA_DIR);
    mkdirSync(asked, { recursive: true, mode: 0o700 });
    const { file, leftBehind } = await LauncherFile.take(asked);
    this.file = file;
    await waitForLeftBehind(leftBehind, { graceMs: LEFT_BEHIND_MS, print, signal });
    const ports = await choosePorts(config);
    if (signal.aborted) return;

    const { databaseUrl, secrets, dataDir } = await this.openDatabase(asked);
    if (signal.aborted) return;
    const environment = this.environment(databaseUrl, secrets, ports);
    const common = { cwd: this.options.root, environment, logDir: path.join(dataDir, 'logs'), print };
    await migrateDatabase({ ...common, file: this.programs.migrate }, signal);
    if (signal.aborted) return;

    this.progress('Tables are up to date; starting backend and worker');
    const early = Promise.race([
      this.supervisor.start({ ...common, name: 'backend', file: this.programs.backend }),
      this.supervisor.start({ ...common, name: 'worker', file: this.programs.worker }),
    ]);
    const host = `http://${urlHost(config.HOST)}`;
    const url = `${host}:${ports.port}`;
    const isReady = await Promise.race([early, this.waitUntilReady(url, `${host}:${ports.healthPort}`)]);
    if (signal.aborted) return;
    if (typeof isReady === 'object') {
      const { name, end, lastWords } = isReady;
      throw new UnexpectedError(
        'program-failed',
        `The ${name} ended while starting (${describeEnd(end)}). Its last words:\n${lastWords}`,
      );
    }
    if (!isReady)
      throw new UnexpectedError(
        'not-ready',
        `REX did not get ready in time. See the logs in ${common.logDir}.`,
      );
    this.supervisor.ready();
    file.update({ url });
    this.progress('Ready');
    print(firstSteps({ url, hasEditor: this.hasEditor, dataDir }));
  }

  /** Stops everything in order: programs finish their work, then PostgreSQL. */
  async stop(): Promise<void> {
    this.abort.abort();
    // Its own grace time, and a little more to end by itself.
    const killed = await this.supervisor.stop(this.config.SHUTDOWN_SECONDS * 1000 + 3_000);
    if (killed.length > 0)
      this.print(`Had to end ${killed.join(' and ')}; what they ran goes on at the next start`);
    await this.starting?.catch(() => undefined);
    await this.database?.stop();
    this.file?.release();
  }

  /** Gives up waiting for running work; a call of `stop` that waits for it goes on. */
  hurry(): void {
    this.supervisor.kill();
  }

  private async openDatabase(
    asked: string,
  ): Promise<{ databaseUrl: string; secrets: Secrets; dataDir: string }> {
    const progress = (line: string) => this.progress(line);
    const { dataDir, secrets, database } = placeData(asked, this.config, { ...this.options, progress });
    if (!database) return { databaseUrl: this.config.DATABASE_URL ?? '', secrets, dataDir };
    this.database = database;
    const { server, url } = await database.start();
    const words = { created: 'is new and runs', started: 'runs', adopted: 'still ran' }[server.origin];
    this.progress(`PostgreSQL ${words} on 127.0.0.1:${server.port}`);
    return { databaseUrl: url, secrets, dataDir };
  }

  /** The given settings, and what only the launcher knows. */
  private environment(
    databaseUrl: string,
    secrets: Secrets,
    ports: { port: number; healthPort: number },
  ): NodeJS.ProcessEnv {
    const { config } = this;
    return {
      ...this.options.environment,
      // Their output goes to log files.
      NO_COLOR: '1',
      FORCE_COLOR: undefined,
      NODE_ENV: config.NODE_ENV,
      DATABASE_URL: databaseUrl,
      JWT_SECRET: config.JWT_SECRET ?? secrets.jwtSecret,
      ENCRYPTION_KEY: config.ENCRYPTION_KEY ?? secrets.encryptionKey,
      ENCRYPTION_KEY_FORMER: [...config.ENCRYPTION_KEY_FORMER, ...(secrets.formerEncryptionKeys ?? [])].join(
        ',',
      ),
      PORT: String(ports.port),
      WORKER_HEALTH_PORT: String(ports.healthPort),
      ...(this.hasEditor ? { EDITOR_DIR: this.config.EDITOR_DIR ?? this.programs.editorDir } : {}),
    };
  }

  private get hasEditor(): boolean {
    return existsSync(path.join(this.config.EDITOR_DIR ?? this.programs.editorDir, 'index.html'));
  }

  /** Ready is what the backend says, and that the worker of this run, not of an earlier one, answers too. */
  private async waitUntilReady(url: string, healthUrl: string): Promise<boolean> {
    const options = {
      timeoutMs: this.options.readyTimeoutMs ?? 120_000,
      signal: this.abort.signal,
      onWait: (reason: string) => this.progress(`Still waiting: ${reason}`),
    };
    const answers = [`${url}/api/health/ready`, `${healthUrl}/health`].map((each) =>
      waitUntilReady(each, options),
    );
    return (await Promise.all(answers)).every((isReady) => isReady);
  }

  private progress(line: string): void {
    this.print(`${((performance.now() - this.startedAt) / 1000).toFixed(1).padStart(5)} s  ${line}`);
  }
}

/** An address that this machine can call, for one to listen on. */
function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
