import type { WorkflowRow } from '@rex/database';
import { nodeCatalog } from '@rex/nodes';
import { documentText, findKeyReferences, type WorkflowDocument } from '@rex/workflow';
import type { CheckedVersion } from './version-catalog';
import type { SavedWorkflowResponse, WorkflowResponse } from './workflow.dto';

/** A workflow as the API shows it. Field by field: nothing else leaves. */
export function toWorkflowResponse(
  row: WorkflowRow,
  { document, problems }: CheckedVersion,
): WorkflowResponse {
  const { id, name, description, tags, active, version, publishedVersion, createdAt, updatedAt } = row;
  const { nodes, edges, notes, groups, settings } = document;
  return {
    ...{ id, name, description, tags, active, version, publishedVersion },
    ...{ nodes, edges, notes, groups, settings, problems, createdAt, updatedAt },
  };
}

/** What tells of a saved workflow whoever has its document. */
export function withoutDocument(workflow: WorkflowResponse): SavedWorkflowResponse {
  const { id, name, description, tags, active, version, publishedVersion, problems } = workflow;
  const { createdAt, updatedAt } = workflow;
  return {
    ...{ id, name, description, tags, active, version, publishedVersion, problems },
    ...{ createdAt, updatedAt },
  };
}

/** A document as the repository stores it, with what lists show of it. */
export function toSave(document: WorkflowDocument) {
  const triggers = document.nodes.filter((node) => nodeCatalog.get(node.type)?.category === 'trigger');
  return {
    name: document.name,
    description: document.description,
    documentJson: documentText(document),
    nodeCount: document.nodes.length,
    triggerTypes: [...new Set(triggers.map((node) => node.type))],
    keyReferences: findKeyReferences(document, nodeCatalog),
  };
}
