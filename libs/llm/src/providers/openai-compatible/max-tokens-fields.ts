import { LRUCache } from 'lru-cache';
import { startOfMessage } from '../../errors/start-of-message';
import type { ProviderCall } from '../../spec/provider';
import type { ChatDialect } from '../chat-completions/to-chat-body';

/** Most models that are remembered. */
const MAX_MODELS = 1000;

type Place = Pick<ProviderCall, 'baseUrl' | 'model'>;

/** By which name a model's server knows the bound of an answer: the older one, until it refused that. */
export class MaxTokensFields {
  private readonly newer = new LRUCache<string, true>({ max: MAX_MODELS });

  of(place: Place): ChatDialect['maxTokensField'] {
    return this.newer.get(keyOf(place)) ? 'max_completion_tokens' : 'max_tokens';
  }

  learn(place: Place): void {
    this.newer.set(keyOf(place), true);
  }
}

/** Whether a call was refused for the older name, as OpenAI's reasoning models do: they name the other one. */
export function wantsNewerField(error: unknown, { request }: ProviderCall): boolean {
  if (request.maxTokens === undefined || !(error instanceof Error)) return false;
  if (!('status' in error) || error.status !== 400) return false;
  return startOfMessage(error.message).includes('max_completion_tokens');
}

function keyOf({ baseUrl, model }: Place): string {
  return JSON.stringify([baseUrl, model]);
}
