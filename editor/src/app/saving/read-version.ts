import type { WorkflowDetail, WorkflowDocument } from '../api/types';
import type { WorkflowsApi } from '../api/workflows-api';
import { readContent, type DraftContent } from './draft-content';

/** An earlier version of a workflow as a draft. Rejects with ApiError when it can't be read. */
export async function readVersion(
  api: WorkflowsApi,
  newest: WorkflowDetail,
  version: number,
  signal?: AbortSignal,
): Promise<DraftContent> {
  const found = await api.getVersion(newest.id, version, signal);
  return readContent({ ...newest, ...found } as WorkflowDocument);
}
