import path from 'node:path';
import { Module, type DynamicModule } from '@nestjs/common';
import type { ServerConfig } from '@rex/platform';
import { createSandboxPool } from '@rex/sandbox';
import { PinoLogger } from 'nestjs-pino';

/** Injection token of the SandboxPool. */
export const SANDBOX_POOL = Symbol('SANDBOX_POOL');

/** The program of a sandbox process, built beside the worker's own: dist/sandbox beside dist/worker. */
const CHILD_PATH = path.resolve(import.meta.dirname, '../sandbox/main.js');

/** Gives the worker its pool of sandbox processes. */
@Module({})
export class SandboxModule {
  static forRoot(config: ServerConfig): DynamicModule {
    const pool = {
      provide: SANDBOX_POOL,
      inject: [PinoLogger],
      useFactory: (logger: PinoLogger) =>
        createSandboxPool({
          childPath: CHILD_PATH,
          processes: config.SANDBOX_PROCESSES,
          timeoutMs: config.CODE_TIMEOUT_MS,
          memoryMb: config.CODE_MEMORY_MB,
          maxResultBytes: config.LIMIT_OUTPUT_BYTES,
          maxLogLines: config.LIMIT_STEP_LOG_LINES,
          lockdown: config.SANDBOX_LOCKDOWN,
          logger,
        }),
    };
    return { module: SandboxModule, providers: [pool], exports: [pool] };
  }
}
