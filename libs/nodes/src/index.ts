export { ALL_NODES } from './all-nodes';
export { findNode, nodeCatalog } from './node-catalog';
export { readHttpAnswer, type HttpAnswer } from './output/http-answer';
