import { Test } from '@nestjs/testing';
import { createTestDatabase } from '@rex/testing/stack';
import { DatabaseModule } from './database.module';
import { Database } from './open-database';
import { ApiKeysRepository } from './repositories/api-keys.repository';
import { ExecutionsRepository } from './repositories/executions.repository';
import { HealthRepository } from './repositories/health.repository';
import { StorageRepository } from './repositories/storage.repository';
import { UsersRepository } from './repositories/users.repository';
import { WorkflowsRepository } from './workflows/workflows.repository';
import { PostgresExecutionStore } from './store/postgres-execution-store';

describe('DatabaseModule', () => {
  it('hands out every repository on one database and closes it at shutdown', async () => {
    const testDatabase = await createTestDatabase();
    const options = { url: testDatabase.url, applicationName: 'rex-test' };
    const app = await Test.createTestingModule({ imports: [DatabaseModule.forRoot(options)] }).compile();
    const database = app.get(Database);
    expect(app.get(UsersRepository)).toBe(database.users);
    expect(app.get(WorkflowsRepository)).toBe(database.workflows);
    expect(app.get(ApiKeysRepository)).toBe(database.apiKeys);
    expect(app.get(ExecutionsRepository)).toBe(database.executions);
    expect(app.get(StorageRepository)).toBe(database.storage);
    expect(app.get(PostgresExecutionStore)).toBe(database.executionStore);
    await app.get(HealthRepository).ping();
    await app.close();
    await expect(app.get(HealthRepository).ping()).rejects.toThrow();
    await testDatabase.drop();
  });

  it('fails to start without a database', async () => {
    const options = { url: 'postgres://rex@127.0.0.1:1/none', applicationName: 'rex-test' };
    await expect(
      Test.createTestingModule({ imports: [DatabaseModule.forRoot(options)] }).compile(),
    ).rejects.toMatchObject({
      code: 'database-unavailable',
    });
  });
});
