import type { Groq } from 'groq-sdk';
import type { ProviderAccess } from '../../spec/provider';

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
