import {
  exitWithParent,
  loadConfig,
  requireNodeVersion,
  requireServerConfig,
  UserError,
} from '@rex/platform';
import { createApp } from './create-app';

/** Starts the API. Ends by SIGTERM or SIGINT, after the requests under way. */
async function main(): Promise<void> {
  requireNodeVersion();
  const config = requireServerConfig(loadConfig());
  const app = await createApp(config);
  app.enableShutdownHooks([], { useProcessExit: true });
  exitWithParent(() => process.kill(process.pid, 'SIGTERM'));
  await app.listen(config.PORT, config.HOST);
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof UserError ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exit(1);
});
