import { BullRegistrar, Processor, WorkerHost } from '@nestjs/bullmq';
import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CancelBus, EventBus, StreamBus, WakeQueue } from '@rex/engine';
import { newId } from '@rex/platform';
import { redisUrl } from '@rex/testing/stack';
import type { Job } from 'bullmq';
import { EXECUTIONS_QUEUE, type WakeJob } from './executions-queue';
import { QueueHealth } from './queue-health';
import type { QueueCarrier } from './queue-options';
import { QueueModule } from './queue.module';
import type { ContractService } from './spec-support/contract-service';
import { startPostgresService } from './spec-support/postgres-service';
import { startRedisService } from './spec-support/redis-service';
import { restartWorker } from './wake/restart-worker';

@Processor(EXECUTIONS_QUEUE)
class TestProcessor extends WorkerHost {
  readonly seen: string[] = [];

  process(job: Job<WakeJob>): Promise<void> {
    this.seen.push(job.data.executionId);
    return Promise.resolve();
  }
}

function startApplication(carrier: QueueCarrier): Promise<INestApplicationContext> {
  @Module({ imports: [QueueModule.forRoot({ carrier })], providers: [TestProcessor] })
  class TestModule {}
  return NestFactory.createApplicationContext(TestModule, { logger: false });
}

async function until(condition: () => boolean): Promise<void> {
  const endsAt = Date.now() + 30_000;
  while (!condition()) {
    if (Date.now() > endsAt) throw new Error('it did not happen within 30 s');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const redis = redisUrl();

describe.each([
  { name: 'PostgreSQL', start: startPostgresService, skip: false },
  {
    name: redis ? 'Redis' : 'Redis (skipped: this run found no redis-server, REX_TEST_REDIS_URL is not set)',
    start: () => startRedisService(redis ?? '', 5),
    skip: !redis,
  },
])('QueueModule on $name', ({ start, skip }) => {
  const test = skip ? it.skip : it;
  let service: ContractService;
  let app: INestApplicationContext;

  beforeEach(async () => {
    if (skip) return;
    service = await start();
    await service.clear();
    app = await startApplication(service.carrier(service.url));
  });

  afterEach(async () => {
    if (skip) return;
    await app.close();
    await service.close();
  });

  test('brings what is enqueued to the processor, and hints to subscribers', async () => {
    const processor = app.get(TestProcessor);
    const executionId = newId();
    await app.get(WakeQueue).enqueue([{ executionId, leaseEpoch: 0 }]);
    await until(() => processor.seen.includes(executionId));

    const heard: string[] = [];
    await app.get(EventBus).subscribe((hints) => void heard.push(...hints.map((hint) => hint.executionId)));
    await app.get(EventBus).publish([{ executionId, revision: 1, finished: true }]);
    await until(() => heard.includes(executionId));
  });

  test('tells which executions should end, and those who listen to hints hear nothing of it', async () => {
    const [wanted, hints]: [string[], unknown[]] = [[], []];
    await app.get(EventBus).subscribe((told) => void hints.push(...told));
    await app.get(CancelBus).subscribe((ids) => void wanted.push(...ids));
    const ids = [newId(), newId()];
    await app.get(CancelBus).publish(ids);
    await until(() => wanted.length === 2);
    expect(wanted).toEqual(ids);
    expect(hints).toEqual([]);
  });

  test('brings what steps show to those who listen to it', async () => {
    const heard: unknown[] = [];
    await app.get(StreamBus).subscribe((pieces) => void heard.push(...pieces));
    const piece = { executionId: newId(), nodeId: 'ask', offset: 0, text: 'Hello' };
    await app.get(StreamBus).publish([piece]);
    await until(() => heard.length > 0);
    expect(heard).toEqual([piece]);
  });

  test('says whether the carrier answers', async () => {
    await expect(app.get(QueueHealth).ping()).resolves.toBeUndefined();
  });

  test('lets the number of jobs at a time be set while it runs', () => {
    const { worker } = app.get(TestProcessor);
    worker.concurrency = 32;
    expect(worker.concurrency).toBe(32);
  });

  test.each([0, 1, 5, 50])('takes nothing more once the worker is paused, after %i ms', async (afterMs) => {
    const processor = app.get(TestProcessor);
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    await processor.worker.pause(true);
    await app.get(WakeQueue).enqueue([{ executionId: newId(), leaseEpoch: 0 }]);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(processor.seen).toEqual([]);
    expect(await service.storedJobs()).toHaveLength(1);
    await processor.worker.resume();
    await until(() => processor.seen.length === 1);
  });

  test('gives a processor a new worker in place of a deaf one', async () => {
    const processor = app.get(TestProcessor);
    const former = processor.worker;
    former.concurrency = 7;
    await former.pause(true);
    await restartWorker(processor, app.get(BullRegistrar, { strict: false }));
    expect(processor.worker).not.toBe(former);
    expect(processor.worker.concurrency).toBe(7);
    const executionId = newId();
    await app.get(WakeQueue).enqueue([{ executionId, leaseEpoch: 0 }]);
    await until(() => processor.seen.includes(executionId));
  });

  test('closes within seconds', async () => {
    const startedAt = Date.now();
    await app.close();
    expect(Date.now() - startedAt).toBeLessThan(20_000);
  });
});
