import type { ExecutionStatus } from '@rex/engine';
import type { KeyReference } from '@rex/workflow';
import type { WorkflowEntity } from '../entities/workflow.entity';

/** A workflow without its document. */
export interface WorkflowRow {
  id: string;
  name: string;
  description: string;
  /** False switches its triggers off. */
  active: boolean;
  /** Number of the newest version. */
  version: number;
  /** The version that webhooks and schedules run; null: none yet. */
  publishedVersion: number | null;
  nodeCount: number;
  triggerTypes: string[];
  createdAt: Date;
  updatedAt: Date;
}

/** A row of the list of workflows. */
export interface WorkflowListItem extends WorkflowRow {
  lastExecution: {
    id: string;
    status: ExecutionStatus;
    startedAt: Date | null;
    finishedAt: Date | null;
  } | null;
}

/** A document to save, with what lists show of it. */
export interface DocumentToSave {
  name: string;
  description: string;
  /** The document as JSON text. */
  documentJson: string;
  nodeCount: number;
  triggerTypes: string[];
  /** The stored keys that it names, and where. None when absent. */
  keyReferences?: Pick<KeyReference, 'keyId' | 'nodeId'>[];
}

/** A workflow to create. */
export interface NewWorkflow extends DocumentToSave {
  id: string;
  publish: boolean;
  active: boolean;
}

/** What to change; what is left out stays. */
export interface WorkflowChange {
  /** The version that the change was made on; another newest version now is a conflict. */
  expectedVersion?: number;
  /** A new document becomes a new version; an equal one does not. */
  document?: DocumentToSave;
  /** Publishes the version that is newest after this change. */
  publish?: boolean;
  active?: boolean;
}

/** What became of a change. */
export type WorkflowUpdate =
  | { kind: 'saved'; workflow: WorkflowRow }
  | { kind: 'conflict'; currentVersion: number }
  | { kind: 'missing' };

/** An immutable version. */
export interface WorkflowVersionRow {
  version: number;
  authorId: string;
  createdAt: Date;
}

/** What a trigger needs to know of a workflow. */
export interface RunnableWorkflow {
  id: string;
  ownerId: string;
  active: boolean;
  publishedVersion: number | null;
}

/** An entity as the outside knows it. */
export function toWorkflowRow(entity: WorkflowEntity): WorkflowRow {
  const { id, name, description, active, latestVersion, publishedVersion } = entity;
  const { nodeCount, triggerTypes, createdAt, updatedAt } = entity;
  return {
    ...{ id, name, description, active, version: latestVersion, publishedVersion },
    ...{ nodeCount, triggerTypes, createdAt, updatedAt },
  };
}
