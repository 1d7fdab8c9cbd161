export { isJsonObject, type JsonObject, type JsonValue } from './document/json-value';
export {
  ERROR_PORT,
  MAIN_PORT,
  NODE_ID_PATTERN,
  type NodeSettings,
  type OnError,
  type RetryPolicy,
  type WorkflowDocument,
  type WorkflowEdge,
  type WorkflowNode,
  type WorkflowSettings,
} from './document/workflow-document';
export type {
  ConfigKeywords,
  NodeCategory,
  NodeExample,
  NodeTypeDescriptor,
  PortDescriptor,
  RetryClass,
} from './node-types/node-type-descriptor';
export type { Problem, ProblemCode } from './validation/problem';
