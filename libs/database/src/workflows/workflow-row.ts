import type { ExecutionStatus } from '@rex/engine';
import type { KeyReference } from '@rex/workflow';
import type { WorkflowEntity } from '../entities/workflow.entity';

/** A workflow without its document. */
export interface WorkflowRow {
  id: string;
  name: string;
  description: string;
  tags: string[];
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

/** How one execution went. */
export interface RecentRun {
  id: string;
  status: ExecutionStatus;
  startedAt: Date | null;
  finishedAt: Date | null;
}

/** The newest document of a workflow, as JSON text. */
export interface NewestDocument {
  id: string;
  version: number;
  documentJson: string;
}

/** A row of the list of workflows. */
export interface WorkflowListItem extends WorkflowRow {
  /** Its newest executions, the newest first. */
  recentRuns: RecentRun[];
  /** When it was put into the bin; null: it is not there. */
  deletedAt: Date | null;
}

/** What a list of workflows shows, and in which order. */
export interface WorkflowListFilter {
  /** Pages count from 1. */
  page: number;
  limit: number;
  /** Those in use, or those in the bin. */
  place: WorkflowPlace;
  sort: WorkflowSort;
  /** Part of the name, the description or a tag, in any case. */
  search?: string;
  /** Tags that each must have, in any case. */
  tags: readonly string[];
  active?: boolean;
  /** The type of a trigger that each must have. */
  triggerType?: string;
}

/** Where a workflow is: deleted ones are in the bin. */
export type WorkflowPlace = 'use' | 'bin';

/** Orders of a list; a minus turns it round. */
export const WORKFLOW_SORTS = [
  '-updatedAt',
  'updatedAt',
  '-createdAt',
  'createdAt',
  'name',
  '-name',
  '-deletedAt',
] as const;

export type WorkflowSort = (typeof WORKFLOW_SORTS)[number];

/** A tag and how many workflows have it. */
export interface TagCount {
  tag: string;
  count: number;
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
  tags: string[];
  publish: boolean;
  active: boolean;
  /** What its author says of version 1. */
  message: string | null;
}

/** What to change; what is left out stays. */
export interface WorkflowChange {
  /** The version that the change was made on; another newest version now is a conflict. */
  expectedVersion?: number;
  /** A new document becomes a new version; an equal one does not. */
  document?: DocumentToSave;
  /** What the author says of the new version, if there is one. */
  message?: string | null;
  tags?: string[];
  /** Publishes the version that is newest after this change. */
  publish?: boolean;
  active?: boolean;
}

/** What became of a change. */
export type WorkflowUpdate =
  | { kind: 'saved'; workflow: WorkflowRow }
  | { kind: 'conflict'; currentVersion: number }
  | { kind: 'missing' };

/** What became of publishing a version. */
export type PublishOutcome =
  WorkflowUpdate | { kind: 'version-missing'; version: number; latestVersion: number };

/** What a trigger needs to know of a workflow. */
export interface RunnableWorkflow {
  id: string;
  ownerId: string;
  active: boolean;
  publishedVersion: number | null;
  latestVersion: number;
  /** Its owner waits for the next call of its webhook. */
  listenerId: string | null;
}

/** An entity as the outside knows it. */
export function toWorkflowRow(entity: WorkflowEntity): WorkflowRow {
  const { id, name, description, tags, active, latestVersion, publishedVersion } = entity;
  const { nodeCount, triggerTypes, createdAt, updatedAt } = entity;
  return {
    ...{ id, name, description, tags, active, version: latestVersion, publishedVersion },
    ...{ nodeCount, triggerTypes, createdAt, updatedAt },
  };
}
