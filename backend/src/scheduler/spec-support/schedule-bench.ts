import {
  ApiClient,
  createReadyDatabase,
  startStack,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';

/** A slot as the API tells it. */
export interface PastSlot {
  slotId: string;
  nodeId: string;
  scheduledFor: string;
  status: string;
  reason: string | null;
  skippedUntil: string | null;
  isBackfill: boolean;
  firedAt: string | null;
  latenessMs: number | null;
  executionId: string | null;
  executionStatus: string | null;
}

/** A schedule as the API tells it. */
export interface ShownSchedule {
  nodeId: string;
  state: string;
  description: string | null;
  problem: string | null;
  activatedAt: string;
  pausedAt: string | null;
  waitingSlots: number;
  waitingBackfills: number;
  next: { at: string; local: string; mark: string | null }[];
}

/** Answer of GET /workflows/:id/schedule. */
export interface ShownSchedules {
  schedules: ShownSchedule[];
  past: { items: PastSlot[]; nextCursor: string | null };
}

/** A REX with a user, for tests of schedules. */
export interface ScheduleBench {
  database: TestDatabase;
  stack: Stack;
  api: ApiClient;
  /** Saves and publishes a workflow with one schedule trigger, `clock`. */
  save(config: object, more?: object): Promise<string>;
  show(workflowId: string, query?: string): Promise<ShownSchedules>;
  close(): Promise<void>;
}

/** A document with one schedule trigger, `clock`. */
export const scheduled = (config: object, more: object = {}) => ({
  name: 'Scheduled',
  nodes: [
    { id: 'clock', type: 'schedule-trigger', config, ...more },
    { id: 'out', type: 'output', config: { value: '{{ trigger }}' } },
  ],
  edges: [{ source: 'clock', target: 'out' }],
});

/** Starts a REX; without a worker, executions stay as they are. */
export async function openScheduleBench(workers = 0): Promise<ScheduleBench> {
  const database = await createReadyDatabase();
  const stack = await startStack({ databaseUrl: database.url, workers });
  const api = new ApiClient(stack.url);
  await api.register();
  return {
    ...{ database, stack, api },
    save: (config, more) => api.createWorkflow(scheduled(config, more)),
    show: async (workflowId, query = '') =>
      (await api.send<ShownSchedules>('GET', `/workflows/${workflowId}/schedule${query}`)).body,
    close: async () => {
      await stack.stop();
      await database.drop();
    },
  };
}
