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
export { branch, completed, failed, type NodeOutcome, type StepError } from './outcome';
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
