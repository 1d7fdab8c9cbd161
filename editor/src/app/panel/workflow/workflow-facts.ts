import type { WorkflowSettings } from '@rex/workflow';

/** What a workflow says of itself, besides nodes and edges. */
export interface WorkflowFacts {
  readonly name: string;
  readonly description: string;
  readonly settings: WorkflowSettings;
}
