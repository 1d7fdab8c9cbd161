import { ScriptError, type ScriptErrorCode, type StepLog, type StepWarning } from '@rex/node-sdk';
import type { JsonValue } from '@rex/workflow';
import type { LockResult } from '../wire/messages';
import type { SandboxOutcome } from './sandbox-types';

/** What a reply may hold at most. */
export interface ReplyLimits {
  maxLogLines: number;
}

/** Raised when a process answers with something that the program in it never sends. */
export class BadReplyError extends Error {
  override readonly name = 'BadReplyError';
}

const CODES: ReadonlySet<string> = new Set<ScriptErrorCode>([
  'script-syntax',
  'script-threw',
  'script-timeout',
  'script-memory',
  'script-result-too-large',
  'script-result-not-json',
]);
const LEVELS: ReadonlySet<string> = new Set<StepLog['level']>(['debug', 'info', 'warn', 'error']);
const MAX_MESSAGE_LENGTH = 10_000;
const MAX_WARNINGS = 10;

/**
 * Turns the two texts of one script into its outcome. A process that was taken over could send anything: every field is
 * looked at, nothing unknown is passed on.
 * @throws BadReplyError
 */
export function readOutcome(headerText: string, valueJson: string, limits: ReplyLimits): SandboxOutcome {
  const header = asRecord(parse(headerText));
  const logs = asList(header.logs, limits.maxLogLines).map(readLog);
  const warnings = asList(header.warnings, MAX_WARNINGS).map(readWarning);
  if (header.ok === true)
    return { ok: true, value: parse(valueJson) as JsonValue, valueJson, logs, warnings };
  const code = asText(header.code, 100);
  if (header.ok !== false || !CODES.has(code)) throw new BadReplyError('neither a value nor a known error');
  const position = readPosition(header.line, header.column);
  const error = new ScriptError(
    code as ScriptErrorCode,
    asText(header.message, MAX_MESSAGE_LENGTH),
    position,
  );
  return { ok: false, error, logs, warnings };
}

/** JSON of a head or header as a record. @throws BadReplyError */
export function parseRecord(text: string): Record<string, unknown> {
  return asRecord(parse(text));
}

/** What a process says of its lock when it greets, before any script ran in it. @throws BadReplyError */
export function readLock(value: unknown): LockResult {
  const { kind, reason } = asRecord(value);
  if (kind === 'locked') return { kind };
  if (kind === 'unsupported' || kind === 'failed')
    return { kind, reason: asText(reason, MAX_MESSAGE_LENGTH) };
  throw new BadReplyError('an unknown state of the lock');
}

function readLog(value: unknown): StepLog {
  const { level, message, at } = asRecord(value);
  const levelText = asText(level, 10);
  if (!LEVELS.has(levelText)) throw new BadReplyError('an unknown log level');
  return { level: levelText as StepLog['level'], message: asText(message, Infinity), at: asText(at, 40) };
}

function readWarning(value: unknown): StepWarning {
  const { code, message } = asRecord(value);
  return { code: asText(code, 100), message: asText(message, MAX_MESSAGE_LENGTH) };
}

function readPosition(line: unknown, column: unknown): { line: number; column: number } | undefined {
  if (!Number.isSafeInteger(line) || !Number.isSafeInteger(column)) return undefined;
  return { line: Number(line), column: Number(column) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new BadReplyError('not JSON', { cause });
  }
}

function asRecord(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new BadReplyError('not an object');
  return value as Record<string, unknown>;
}

function asList(value: unknown, maxLength: number): unknown[] {
  if (!Array.isArray(value) || value.length > maxLength) throw new BadReplyError('not a list, or too long');
  return value;
}

function asText(value: unknown, maxLength: number): string {
  if (typeof value !== 'string' || value.length > maxLength)
    throw new BadReplyError('not a text, or too long');
  return value;
}
