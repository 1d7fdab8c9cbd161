import { Injectable } from '@nestjs/common';
import { PostgresExecutionStore } from '@rex/database';
import type { Problem, WorkflowDocument } from '@rex/workflow';
import { LRUCache } from 'lru-cache';
import { DocumentChecker } from './document-checker';

/** A version, read and checked. Immutable. */
export interface CheckedVersion {
  document: WorkflowDocument;
  problems: Problem[];
}

/** Keeps versions that were asked for lately. A version never changes, so nothing here goes stale. */
@Injectable()
export class VersionCatalog {
  private readonly versions = new LRUCache<string, Promise<CheckedVersion | undefined>>({ max: 500 });

  constructor(
    private readonly store: PostgresExecutionStore,
    private readonly checker: DocumentChecker,
  ) {}

  /** Callers have made sure that the workflow is theirs to ask for. */
  get(workflowId: string, version: number): Promise<CheckedVersion | undefined> {
    const key = `${workflowId}:${version}`;
    const known = this.versions.get(key);
    if (known) return known;
    const loading = this.load(workflowId, version);
    this.versions.set(key, loading);
    loading.then(
      (found) => found ?? this.versions.delete(key),
      () => this.versions.delete(key),
    );
    return loading;
  }

  private async load(workflowId: string, version: number): Promise<CheckedVersion | undefined> {
    const document = await this.store.loadDocument(workflowId, version);
    return document && { document, problems: this.checker.problemsOf(document) };
  }
}
