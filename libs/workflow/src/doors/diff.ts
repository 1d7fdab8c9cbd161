/** What differs between two documents, and how much that is. */
export { countChanges } from '../diff/count-changes';
export { diffDocuments } from '../diff/diff-documents';
