import type { WorkflowSummary } from '../../api/types';

/** A row of the library; its id is its name. */
export function aRow(change: Partial<WorkflowSummary> & { name: string }): WorkflowSummary {
  return {
    ...{ id: change.name, description: '', active: true, version: 1, publishedVersion: 1, nodeCount: 2 },
    ...{ tags: [], triggerTypes: ['manual-trigger'], lastExecution: null, recentRuns: [], successRate: null },
    ...{ createdAt: '2026-11-01T00:00:00Z', updatedAt: '2026-11-01T00:00:00Z' },
    ...change,
  };
}
