export { rewriteReferences } from '@rex/workflow';
