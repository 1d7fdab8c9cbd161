/** What puts copies into a workflow, and lets expressions follow: fetched when it is first needed. */
export { duplicateItems, pasteFragment } from '@rex/canvas/clipboard';
export { rewriteReferences } from '@rex/workflow';
