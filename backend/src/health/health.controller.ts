import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import { HealthRepository } from '@rex/database';
import type { ServerConfig } from '@rex/platform';
import type { FastifyReply } from 'fastify';
import { Public } from '../auth/public.decorator';
import { APP_CONFIG } from '../common/app-config';
import { QueueHealth } from '@rex/queue';
import { ThrottledAs } from '../throttle/throttle-policy';

/** Alive. */
class HealthResponse {
  @ApiProperty({ example: 'ok' })
  status!: string;
}

/** Whether each part that is needed to run workflows is there. */
class ReadinessResponse {
  @ApiProperty({ enum: ['ready', 'not-ready'] })
  status!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: {
      database: 'ok',
      migrations: 'ok',
      queue: 'ok',
      worker: 'no worker has given a sign of life lately',
    },
  })
  checks!: Record<string, string>;
}

/** A check that has not answered by then counts as failed. */
const CHECK_TIMEOUT_MS = 1500;

@ApiTags('health')
@Public()
@ThrottledAs('none')
@Controller('health')
export class HealthController {
  constructor(
    @Inject(APP_CONFIG) private readonly config: ServerConfig,
    private readonly health: HealthRepository,
    private readonly queue: QueueHealth,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Is the process alive' })
  @ApiOkResponse({ type: HealthResponse })
  live(): HealthResponse {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOperation({ summary: 'Can workflows run: database, migrations, queue, a live worker' })
  @ApiOkResponse({ type: ReadinessResponse })
  @ApiResponse({ status: 503, type: ReadinessResponse })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadinessResponse> {
    const checks: Record<string, string> = {};
    const check = async (name: string, test: () => Promise<string | undefined>): Promise<void> => {
      const late = new Promise<string>((resolve) =>
        setTimeout(resolve, CHECK_TIMEOUT_MS, 'no answer in time').unref(),
      );
      checks[name] = await Promise.race([test(), late]).then(
        (complaint) => complaint ?? 'ok',
        () => 'away',
      );
    };
    await Promise.all([
      check('database', () => this.health.ping().then(() => undefined)),
      check('migrations', async () => {
        const pending = await this.health.pendingMigrations();
        return pending.length > 0 ? `${pending.length} to apply: npm run migrate` : undefined;
      }),
      check('queue', () => this.queue.ping().then(() => undefined)),
      check('worker', async () => {
        const workers = await this.health.liveWorkers(this.config.LEASE_SECONDS);
        return workers === 0 ? 'no worker has given a sign of life lately' : undefined;
      }),
    ]);
    const isReady = Object.values(checks).every((each) => each === 'ok');
    void reply.status(isReady ? 200 : 503);
    return { status: isReady ? 'ready' : 'not-ready', checks };
  }
}
