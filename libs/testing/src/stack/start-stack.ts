import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '@rex/embedded';
import { newSecret } from '@rex/platform';
import { isReadyDatabase, migrateDatabase } from '../test-database';
import { startProgram, type Program } from './program';

/** REX as real processes: one backend (more on request) and some workers on a database that is given. */
export interface Stack {
  url: string;
  backend: Program;
  workers: Program[];
  /** Starts one more backend on a port of its own and waits until it answers. */
  addBackend(environment?: Record<string, string>): Promise<Program & { url: string }>;
  /** Starts one more worker. */
  addWorker(environment?: Record<string, string>): Promise<Program>;
  /** Stops everything with SIGTERM. */
  stop(): Promise<void>;
}

export interface StackOptions {
  databaseUrl: string;
  redisUrl?: string;
  workers?: number;
  /** Settings besides; throttling is off unless named here. */
  environment?: Record<string, string>;
  /** Settings of the backend alone. */
  backendEnvironment?: Record<string, string>;
  /** Gets everything that the programs print. */
  onOutput?: (text: string) => void;
}

/** A machine that does much else takes ten times as long as one that does not. */
const READY_WITHIN_MS = 120_000;

/** Migrates the database if that was not done, then starts a backend and workers and waits until they are ready. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const environment = {
    PATH: process.env['PATH'] ?? '',
    DATABASE_URL: options.databaseUrl,
    ...(options.redisUrl ? { REDIS_URL: options.redisUrl } : {}),
    JWT_SECRET: newSecret(),
    ENCRYPTION_KEY: newSecret(),
    LOG_LEVEL: 'warn',
    // Programs that start a hundred times need not be compiled each time.
    NODE_COMPILE_CACHE: path.join(tmpdir(), 'rex-test-compile-cache'),
    // A machine that does much else may not answer within the two seconds that are usual.
    DATABASE_TIMEOUT_MS: '20000',
    // What a test leaves running is not waited for in the end.
    SHUTDOWN_SECONDS: '1',
    THROTTLE_API_PER_MINUTE: '0',
    THROTTLE_AUTH_PER_MINUTE: '0',
    THROTTLE_WEBHOOK_PER_MINUTE: '0',
    ...options.environment,
  };
  if (!isReadyDatabase(options.databaseUrl)) await migrateDatabase(environment);

  const watched = (program: Program): Program => {
    for (const stream of [program.process.stdout, program.process.stderr])
      stream?.on('data', (chunk: Buffer) => options.onOutput?.(chunk.toString()));
    return program;
  };
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const backend = watched(
    startProgram('backend', { ...environment, ...options.backendEnvironment, PORT: String(port) }),
  );
  const workers: Program[] = [];
  const addWorker = async (extra: Record<string, string> = {}) => {
    const worker = watched(
      startProgram('worker', { ...environment, ...extra, WORKER_HEALTH_PORT: String(await freePort()) }),
    );
    workers.push(worker);
    return worker;
  };
  const others: Program[] = [];
  const addBackend = async (extra: Record<string, string> = {}) => {
    const ownPort = await freePort();
    const settings = { ...environment, ...options.backendEnvironment, ...extra, PORT: String(ownPort) };
    const program = watched(startProgram('backend', settings));
    others.push(program);
    const ownUrl = `http://127.0.0.1:${ownPort}`;
    await waitUntilReady(ownUrl, false, [program]);
    return { ...program, url: ownUrl };
  };
  const stop = async () => {
    await Promise.all([...workers, ...others, backend].map((program) => program.stop()));
  };
  try {
    for (let count = 0; count < (options.workers ?? 1); count += 1) await addWorker();
    await waitUntilReady(url, workers.length > 0, [backend, ...workers]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, backend, workers, addBackend, addWorker, stop };
}

async function waitUntilReady(url: string, withWorker: boolean, programs: Program[]): Promise<void> {
  const path = withWorker ? '/api/health/ready' : '/api/health';
  const givesUpAt = Date.now() + READY_WITHIN_MS;
  while (Date.now() < givesUpAt) {
    const ended = programs.find((program) => program.process.exitCode !== null);
    if (ended) throw new Error(`a program ended while it started:\n${ended.output()}`);
    const isReady = await fetch(url + path).then(
      (response) => response.ok,
      () => false,
    );
    if (isReady) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(
    `not ready in ${READY_WITHIN_MS} ms:\n${programs.map((program) => program.output()).join('\n')}`,
  );
}
