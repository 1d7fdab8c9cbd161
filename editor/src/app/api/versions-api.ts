import { inject, Injectable } from '@angular/core';
import type { DocumentDiff } from '@rex/workflow';
import { ApiClient } from './api-client';
import type { VersionListItemResponse, VersionListResponse } from './openapi';
import type { WorkflowDetail, WorkflowVersion } from './types';

/** A row of the list of versions. */
export type VersionSummary = VersionListItemResponse;
export type VersionPage = VersionListResponse;
/** What lies between two versions. */
export type VersionDiff = DocumentDiff & { from: number; to: number };
/** One version with its whole document. */
export type WholeVersion = WorkflowVersion & { name: string; description: string };

/** The routes of a workflow's versions. */
@Injectable({ providedIn: 'root' })
export class VersionsApi {
  private readonly api = inject(ApiClient);

  /** A page of versions, newest first; pages count from 1. */
  list(id: string, query: { page: number; limit: number }, signal?: AbortSignal): Promise<VersionPage> {
    return this.api.get(`${pathOf(id)}/versions`, { query, signal });
  }

  get(id: string, version: number, signal?: AbortSignal): Promise<WholeVersion> {
    return this.api.get(`${pathOf(id)}/versions/${version}`, { signal });
  }

  diff(id: string, from: number, to: number, signal?: AbortSignal): Promise<VersionDiff> {
    return this.api.get(`${pathOf(id)}/diff`, { query: { from, to }, signal });
  }

  /** Makes a version the newest once more, as a draft. Rejects with `version-conflict` when the newest is not `newest` any more. */
  restore(id: string, version: number, newest: number): Promise<WorkflowDetail> {
    return this.api.post(`${pathOf(id)}/versions/${version}/restore`, {}, undefined, newest);
  }
}

function pathOf(id: string): string {
  return `/workflows/${encodeURIComponent(id)}`;
}
