export { countChanges, diffDocuments } from '@rex/workflow/diff';
