import type { WorkflowDocument } from '../document/workflow-document';
import type { NodeCatalog } from '../node-types/node-catalog';
import { stripSecrets, type KeyRequirement, type LeftOut } from './strip-secrets';

/** What an export says it is. */
export const EXPORT_FORMAT = 'rex-workflow';

/** The version of the format that is written, and the only one that is read. Raised when older readers would get it wrong. */
export const EXPORT_FORMAT_VERSION = 1;

/** A workflow as a file: all of a version but its secrets, and what it needs where it is imported. */
export interface ExportDocument {
  format: typeof EXPORT_FORMAT;
  formatVersion: typeof EXPORT_FORMAT_VERSION;
  /** ISO 8601, in UTC. */
  exportedAt: string;
  rexVersion: string;
  workflow: WorkflowDocument & { tags: string[] };
  requirements: {
    keys: KeyRequirement[];
    nodeTypes: string[];
    /** Keys and secrets that were taken out; pointers go into `workflow` as it was. */
    leftOut: LeftOut[];
  };
}

/** Makes the export of a document. */
export function exportDocument(
  document: WorkflowDocument,
  { tags, exportedAt, rexVersion }: { tags: string[]; exportedAt: Date; rexVersion: string },
  catalog: NodeCatalog,
): ExportDocument {
  const stripped = stripSecrets(document, catalog);
  const { name, description, nodes, edges, notes, groups, settings } = stripped.document;
  return {
    format: EXPORT_FORMAT,
    formatVersion: EXPORT_FORMAT_VERSION,
    exportedAt: exportedAt.toISOString(),
    rexVersion,
    workflow: { name, description, tags, nodes, edges, notes, groups, settings },
    requirements: {
      keys: stripped.keys,
      nodeTypes: [...new Set(nodes.map((node) => node.type))].sort(),
      leftOut: stripped.leftOut,
    },
  };
}
