import { describeWakeQueue } from '@rex/testing';
import type { ContractService } from '../spec-support/contract-service';
import { makeWakeQueueHarness } from '../spec-support/make-harness';
import { startPostgresService } from '../spec-support/postgres-service';

let service: ContractService;
beforeAll(async () => {
  service = await startPostgresService();
});
afterAll(() => service.close());

describeWakeQueue('BullMQ on PostgreSQL', () => makeWakeQueueHarness(service));
