import { describeExecutionStore } from '@rex/testing';
import { MemoryExecutionStore } from './memory-execution-store';

describeExecutionStore('MemoryExecutionStore', async () => {
  let workflows = 0;
  let now = new Date('2026-03-01T00:00:00Z').getTime();
  const store = new MemoryExecutionStore({
    clock: { now: () => new Date(now) },
    leaseSeconds: 30,
    sweepSeconds: 5,
  });

  const existing = (executionId: string) => {
    const execution = store.get(executionId);
    if (!execution) throw new Error(`no execution ${executionId}`);
    return execution;
  };

  return {
    store,
    otherStore: store,
    advance: async (byMs) => {
      now += byMs;
    },
    seedWorkflow: async (document) => {
      workflows += 1;
      const workflow = { ownerId: `owner-${workflows}`, workflowId: `workflow-${workflows}`, version: 1 };
      store.addDocument(workflow.workflowId, workflow.version, document);
      return workflow;
    },
    changeWorkflow: async ({ ownerId, workflowId }, to) => store.setWorkflow(workflowId, { ownerId, ...to }),
    look: async (executionId) => {
      const { status, outputJson, error, revision, startedAt, finishedAt, steps } = existing(executionId);
      const copies = [...steps.values()].map(({ resumeAt, ...step }) => ({
        ...step,
        resumeInMs: resumeAt && resumeAt.getTime() - now,
      }));
      return { status, outputJson, error, revision, startedAt, finishedAt, steps: copies };
    },
    bend: async (executionId, { status, resumeInMs }) => {
      const resumeAt = resumeInMs === undefined ? null : new Date(now + resumeInMs);
      Object.assign(existing(executionId), { status, resumeAt });
    },
    close: async () => undefined,
  };
});
