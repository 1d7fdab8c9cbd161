import type { WorkflowDocument } from './workflow-document';

/**
 * A parsed document as it is stored. Lists of notes and groups without anything in them are left out: so a document that has neither
 * is the same text as one that was stored before there were any.
 */
export function documentText({ notes, groups, ...document }: WorkflowDocument): string {
  return JSON.stringify({
    ...document,
    ...(notes.length > 0 && { notes }),
    ...(groups.length > 0 && { groups }),
  });
}

/** A stored document. The text was written by documentText, or before there were notes and groups. */
export function readDocumentText(text: string): WorkflowDocument {
  const stored = JSON.parse(text) as Omit<WorkflowDocument, 'notes' | 'groups'> & Partial<WorkflowDocument>;
  return { ...stored, notes: stored.notes ?? [], groups: stored.groups ?? [] };
}
