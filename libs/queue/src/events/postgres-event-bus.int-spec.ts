import { describeEventBus } from '@rex/testing';
import type { ContractService } from '../spec-support/contract-service';
import { makeEventBusHarness } from '../spec-support/make-harness';
import { startPostgresService } from '../spec-support/postgres-service';

let service: ContractService;
beforeAll(async () => {
  service = await startPostgresService();
});
afterAll(() => service.close());

describeEventBus('PostgreSQL', () => makeEventBusHarness(service));
