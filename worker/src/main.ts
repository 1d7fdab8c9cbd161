import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import {
  exitWithParent,
  loadConfig,
  requireNodeVersion,
  requireServerConfig,
  UserError,
} from '@rex/platform';
import { Logger } from 'nestjs-pino';
import { WorkerModule } from './worker.module';

/** Starts a worker. Ends by SIGTERM or SIGINT, after the executions under way or the grace time. */
async function main(): Promise<void> {
  requireNodeVersion();
  const config = requireServerConfig(loadConfig());
  const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(config), { bufferLogs: true });
  app.useLogger(app.get(Logger));
  app.enableShutdownHooks([], { useProcessExit: true });
  exitWithParent(() => process.kill(process.pid, 'SIGTERM'));
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof UserError ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exit(1);
});
