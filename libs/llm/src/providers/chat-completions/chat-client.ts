import type { APIError, Groq } from 'groq-sdk';
import { isJsonObject, type JsonObject, type JsonValue } from '@rex/workflow';
import type { LlmModel, ProviderAccess, ProviderRefusal } from '../../spec/provider';
import { memberOf, numberOf, textOf } from '../read-member';

/** The SDK waits for its own time too; ours ends first. */
const NEVER_MS = 2 ** 31 - 1;

/**
 * Groq's SDK for one call, loaded when it is first used. Retries and waits are ours, so its own are off; it logs nothing, and nothing of it comes from the
 * environment: what is left out here it would look for there.
 */
export async function openChatClient({
  key,
  baseUrl,
  fetch,
}: ProviderAccess & { baseUrl: string }): Promise<Groq> {
  const { Groq } = await import('groq-sdk');
  return new Groq({
    apiKey: key,
    baseURL: baseUrl,
    fetch: (input, init) => fetch(input instanceof Request ? input : String(input), init as RequestInit),
    maxRetries: 0,
    timeout: NEVER_MS,
    logLevel: 'off',
    ...(key === '' ? { defaultHeaders: { Authorization: null } } : {}),
  });
}

/** The error that a server sent in the middle of a stream. Its status was 200 already; the body may name another. */
export function refusalInChatStream(error: unknown): ProviderRefusal | undefined {
  if (!isApiError(error) || error.status !== undefined) return undefined;
  const inner = error.error as JsonValue | undefined;
  if (!isJsonObject(inner)) return undefined;
  return { status: statusIn(inner), body: { error: inner } };
}

/** By its members: the class would load the SDK with this file. */
function isApiError(error: unknown): error is APIError {
  return error instanceof Error && 'status' in error && 'headers' in error && 'error' in error;
}

function statusIn(error: JsonObject): number {
  const told = [error['status'], error['status_code'], error['code']].find(
    (each) => typeof each === 'number',
  );
  return told !== undefined && told >= 400 && told <= 599 ? told : 500;
}

/** Reads a list of models: `{"data": [{"id"}]}`. */
export function readChatModels(answer: unknown): LlmModel[] {
  const list = memberOf(answer, 'data');
  if (!Array.isArray(list)) return [];
  return list.flatMap((each): LlmModel[] => {
    const id = textOf(memberOf(each, 'id'));
    const contextTokens =
      numberOf(memberOf(each, 'context_window')) ||
      numberOf(memberOf(each, 'context_length')) ||
      numberOf(memberOf(each, 'max_model_len'));
    if (!id || memberOf(each, 'active') === false) return [];
    const label = textOf(memberOf(each, 'name')) ?? id;
    return [contextTokens > 0 ? { id, label, contextTokens } : { id, label }];
  });
}
