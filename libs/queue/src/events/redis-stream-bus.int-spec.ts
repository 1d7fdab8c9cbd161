import { describeStreamBus } from '@rex/testing';
import { redisUrl } from '@rex/testing/stack';
import type { ContractService } from '../spec-support/contract-service';
import { makeStreamBusHarness } from '../spec-support/make-harness';
import { startRedisService } from '../spec-support/redis-service';

const url = redisUrl();
const name = url
  ? 'on Redis'
  : 'on Redis (skipped: this run found no redis-server, REX_TEST_REDIS_URL is not set)';

(url ? describe : describe.skip)(name, () => {
  let service: ContractService;
  beforeAll(async () => {
    service = await startRedisService(url ?? '', 6);
  });
  afterAll(() => service.close());

  describeStreamBus('pub/sub', () => makeStreamBusHarness(service));
});
