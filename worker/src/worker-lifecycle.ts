import { createServer, type Server } from 'node:http';
import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Engine } from '@rex/engine';
import type { ServerConfig } from '@rex/platform';
import type { SandboxPool } from '@rex/sandbox';
import { QueueWatchdog } from './processors/queue-watchdog';
import { RunExecutionProcessor } from './processors/run-execution.processor';
import { SANDBOX_POOL } from './sandbox.module';
import { WORKER_CONFIG } from './worker-config';

/** Starts the engine and the health page; at shutdown takes no more work, lets what runs finish, then stops (P12). */
@Injectable()
export class WorkerLifecycle implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private server: Server | undefined;

  constructor(
    @Inject(WORKER_CONFIG) private readonly config: ServerConfig,
    @Inject(SANDBOX_POOL) private readonly sandbox: SandboxPool,
    private readonly engine: Engine,
    private readonly processor: RunExecutionProcessor,
    private readonly watchdog: QueueWatchdog,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.processor.worker.concurrency = this.config.WORKER_CONCURRENCY;
    await this.engine.start((seen) => this.watchdog.check(seen, this.processor));
    this.server = await this.serveHealth();
  }

  async beforeApplicationShutdown(): Promise<void> {
    const takesNoMore = this.processor.worker.pause(true);
    await this.engine.shutdown(this.config.SHUTDOWN_SECONDS * 1000);
    await takesNoMore;
    await this.sandbox.close();
    this.server?.close();
  }

  /** `GET /health` for the operator's probe; nothing else. */
  private serveHealth(): Promise<Server> {
    const server = createServer((request, response) => {
      const isHealth = request.method === 'GET' && request.url === '/health';
      const body = isHealth
        ? { status: 'ok', running: this.engine.runningCount, sandbox: this.sandbox.stats() }
        : {};
      response
        .writeHead(isHealth ? 200 : 404, { 'content-type': 'application/json' })
        .end(JSON.stringify(body));
    });
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.config.WORKER_HEALTH_PORT, this.config.HOST, () => resolve(server));
    });
  }
}
