import { describeStreamBus } from '@rex/testing';
import type { ContractService } from '../spec-support/contract-service';
import { makeStreamBusHarness } from '../spec-support/make-harness';
import { startPostgresService } from '../spec-support/postgres-service';

let service: ContractService;
beforeAll(async () => {
  service = await startPostgresService();
});
afterAll(() => service.close());

describeStreamBus('PostgreSQL', () => makeStreamBusHarness(service));
