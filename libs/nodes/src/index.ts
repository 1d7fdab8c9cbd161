export { ALL_NODES } from './all-nodes';
export { findNode, nodeCatalog } from './node-catalog';
