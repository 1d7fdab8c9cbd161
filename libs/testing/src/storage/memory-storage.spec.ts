import { describeNodeStorage } from '../contracts/node-storage.contract';
import { MemoryStorage } from './memory-storage';

describeNodeStorage('MemoryStorage', async () => {
  let now = new Date('2026-03-01T00:00:00Z').getTime();
  let made = 0;
  const nextId = (what: string) => `${what}-${(made += 1)}`;
  const storage = new MemoryStorage({
    clock: { now: () => new Date(now) },
    maxValueBytes: 1000,
    maxEntries: 20,
  });

  return {
    storageFor: (step) => storage.storageFor(step),
    otherStorageFor: (step) => storage.storageFor(step),
    advance: async (byMs) => {
      now += byMs;
    },
    seedWorkflow: async (ownerId = nextId('owner')) => ({ ownerId, workflowId: nextId('workflow') }),
    seedExecutions: async (_workflow, count) => Array.from({ length: count }, () => nextId('execution')),
  };
});
