import { toWakeJob } from './executions-queue';

describe('toWakeJob', () => {
  const executionId = '01890a5d-ac96-774b-bcce-b302099a8057';

  it('names the job by execution and lease epoch, without the colon that BullMQ refuses', () => {
    const ids = [0, 1].map((leaseEpoch) => toWakeJob({ executionId, leaseEpoch }).opts.jobId);
    expect(ids).toEqual([`${executionId}-0`, `${executionId}-1`]);
    expect(ids.join()).not.toContain(':');
  });

  it('carries nothing but the id, is tried once and leaves nothing behind', () => {
    const job = toWakeJob({ executionId, leaseEpoch: 0 });
    expect(job.data).toEqual({ executionId });
    expect(job.opts).toMatchObject({ attempts: 1, removeOnComplete: true, removeOnFail: true });
  });
});
