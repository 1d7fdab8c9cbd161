export { defineNode, type NodeDefinition, type NodeSpec } from './define-node';
export type {
  Clock,
  ExpressionScope,
  LogLevel,
  NodeContext,
  Script,
  ScriptRunner,
  StepLog,
  StepWarning,
} from './node-context';
export { branch, completed, failed, type NodeOutcome, type StepError } from './outcome';
export { ScriptError, type ScriptErrorCode } from './script-error';
