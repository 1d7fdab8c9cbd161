import { Injectable } from '@nestjs/common';
import { PostgresExecutionStore } from '@rex/database';
import { documentText } from '@rex/workflow';
import { LRUCache } from 'lru-cache';
import { isLarge } from '../common/is-large';
import { runSteps, runStepsInSlices } from '../common/run-steps';
import { DocumentChecker, type CheckedDocument } from './document-checker';

/** A version, read and checked. Immutable. */
export type CheckedVersion = CheckedDocument;

/** Most characters that the documents have as JSON text, all that are kept together. */
const MAX_CHARACTERS = 64 * 1024 * 1024;

/** Keeps versions that were asked for or saved lately. A version never changes, so nothing here goes stale. */
@Injectable()
export class VersionCatalog {
  private readonly loading = new Map<string, Promise<CheckedVersion | undefined>>();
  private readonly versions = new LRUCache<string, CheckedVersion>({
    max: 500,
    maxSize: MAX_CHARACTERS,
    sizeCalculation: ({ document }) => documentText(document).length,
  });

  constructor(
    private readonly store: PostgresExecutionStore,
    private readonly checker: DocumentChecker,
  ) {}

  /** Callers have made sure that the workflow is theirs to ask for. */
  async get(workflowId: string, version: number): Promise<CheckedVersion | undefined> {
    const key = keyOf(workflowId, version);
    const known = this.versions.get(key) ?? this.loading.get(key);
    if (known) return known;
    const loading = this.load(workflowId, version).finally(() => this.loading.delete(key));
    this.loading.set(key, loading);
    const found = await loading;
    if (found) this.versions.set(key, found);
    return found;
  }

  /** Notes a version that was just saved: whoever saves again soon, as the editor does, finds it checked. */
  keep(workflowId: string, version: number, checked: CheckedVersion): void {
    this.versions.set(keyOf(workflowId, version), checked);
  }

  private async load(workflowId: string, version: number): Promise<CheckedVersion | undefined> {
    const document = await this.store.loadDocument(workflowId, version);
    if (!document) return undefined;
    // It waits for nobody: what is accepted must start.
    const steps = this.checker.problemsOf(document);
    return { document, problems: isLarge(document) ? await runStepsInSlices(steps) : runSteps(steps) };
  }
}

function keyOf(workflowId: string, version: number): string {
  return `${workflowId}:${version}`;
}
