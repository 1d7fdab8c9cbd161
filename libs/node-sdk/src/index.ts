export { defineNode, type NodeDefinition, type NodeSpec } from './define-node';
export type { Hmac } from './hmac';
export type { HeaderFields, HttpRequest, HttpResponse, HttpSender } from './http';
export { HttpClientError, type HttpClientErrorCode } from './http-client-error';
export type {
  Clock,
  ExpressionScope,
  LogLevel,
  NodeContext,
  Script,
  ScriptRunner,
  StepIdentity,
  StepLog,
  StepWarning,
} from './node-context';
export type { LlmAttempt } from './llm/attempt';
export { LLM_ERROR_CODES, type LlmErrorCode } from './llm/error-codes';
export { isRetryable } from './llm/is-retryable';
export type { LlmCaller, LlmQuestion, SchemaComplaint, SchemaEvaluator } from './llm/llm-caller';
export { LlmError, type LlmErrorDetails } from './llm/llm-error';
export type { LlmRateLimits, LlmRoute } from './llm/llm-route';
export type { LlmContent, LlmImage, LlmMessage, LlmTool, LlmToolCall } from './llm/message';
export { DEFAULT_TIMEOUT_MS, type LlmRequest, type LlmResponseFormat } from './llm/request';
export type { LlmFinishReason, LlmResponse } from './llm/response';
export type { LlmStreamPart } from './llm/stream-part';
export { addCosts, addUsage, COST_DECIMALS, NO_USAGE, type LlmUsage } from './llm/usage';
export { branch, completed, failed, postponed, type NodeOutcome, type StepError } from './outcome';
export { findSecret, replaceSpans, type Span } from './find-secret';
export { secretForms, type SecretForm } from './secret-forms';
export { secretHeader, type SecretHeader } from './secret-header';
export type { Secret, SecretReader, SecretScheme } from './secrets';
export { parseRetryAfter } from './parse-retry-after';
export {
  StorageError,
  type NodeStorage,
  type StorageChange,
  type StorageDeletion,
  type StorageEntry,
  type StorageErrorCode,
  type StorageOutcome,
  type StoragePage,
  type StorageScope,
} from './storage';
export {
  checkStorageAmount,
  checkStorageKey,
  checkStorageText,
  MAX_STORAGE_KEY_LENGTH,
  MAX_STORAGE_NUMBER,
  notANumber,
  storageFull,
  toStorageJson,
} from './storage-rules';
export { ScriptError, type ScriptErrorCode } from './script-error';
export type { Tool, ToolCall, ToolResult, ToolRunner } from './tools';
