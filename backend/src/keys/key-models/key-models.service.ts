import { Injectable, NotFoundException } from '@nestjs/common';
import { ApiKeysRepository, type EncryptedApiKey } from '@rex/database';
import { LlmClient, type LlmModel } from '@rex/llm';
import { LlmError } from '@rex/node-sdk';
import { SecretCipher, UserError } from '@rex/platform';
import type { CurrentUser } from '../../auth/current-user.decorator';
import { SlotsPerUser } from '../../common/slots-per-user';
import { judgeLlmError } from './judge-llm-error';
import { KeptModels } from './kept-models';
import type { KeyModelListResponse, KeyModelResponse } from './key-models.dto';

/** Longest time that a provider has, in milliseconds. */
const TIMEOUT_MS = 10_000;
const LISTS_PER_USER = 4;
const MAX_MODELS = 1000;
/** Providers are not ours: what they call their models is cut. */
const MAX_NAME_LENGTH = 200;

/** The models that stored keys may use, by the word of their providers. */
@Injectable()
export class KeyModelsService {
  private readonly slots = new SlotsPerUser(LISTS_PER_USER, tooManyLists);
  private readonly kept = new KeptModels();

  constructor(
    private readonly keys: ApiKeysRepository,
    private readonly cipher: SecretCipher,
    private readonly llm: LlmClient,
  ) {}

  /**
   * @throws UserError `key-has-no-models`, `key-unreadable`, `key-refused`, `refused-target` (422), `provider-error`,
   *   `provider-unreachable` (502), `provider-timeout` (504), `too-many-requests`
   */
  async list(user: CurrentUser, id: string): Promise<KeyModelListResponse> {
    const key = await this.keys.findEncrypted(user.id, id);
    if (!key) throw new NotFoundException();
    requireModels(key);
    const fingerprint = fingerprintOf(key);
    const known = this.kept.get(key.id, fingerprint, performance.now());
    if (known) return { items: known };
    const free = this.slots.take(user.id);
    try {
      const items = (await this.ask(key)).slice(0, MAX_MODELS).map(toResponse);
      this.kept.put(key.id, fingerprint, items, performance.now());
      return { items };
    } finally {
      free();
    }
  }

  private async ask(key: EncryptedApiKey): Promise<LlmModel[]> {
    const { id: keyId, provider, name, baseUrl } = key;
    const value = this.decrypt(key);
    const route = { provider, keyId, ...(baseUrl === null ? {} : { baseUrl }) };
    const secrets = { read: () => Promise.resolve({ provider, name, value }) };
    try {
      return await this.llm.listModels(route, secrets, { timeoutMs: TIMEOUT_MS });
    } catch (error) {
      throw error instanceof LlmError ? judgeLlmError(error) : error;
    }
  }

  private decrypt(key: EncryptedApiKey): string {
    try {
      return this.cipher.decrypt(key, key);
    } catch (cause) {
      const message = 'The key can no longer be decrypted. Store its secret again.';
      throw new UserError('key-unreadable', message, { status: 422, cause });
    }
  }
}

function requireModels({ provider, baseUrl }: EncryptedApiKey): void {
  if (provider === 'http')
    throw noModels('A key of the provider http is for no provider of language models.');
  if (provider === 'openai-compatible' && baseUrl === null)
    throw noModels('This key has no base URL. Give it one by PATCH.');
}

/** Another secret has another nonce, and is sent to another place only when that changes. */
function fingerprintOf({ nonce, baseUrl }: EncryptedApiKey): string {
  return `${Buffer.from(nonce).toString('base64')} ${baseUrl ?? ''}`;
}

function toResponse({ id, label, contextTokens }: LlmModel): KeyModelResponse {
  const cut = (text: string) => text.slice(0, MAX_NAME_LENGTH).toWellFormed();
  return { id: cut(id), label: cut(label), contextTokens: contextTokens ?? null };
}

function noModels(message: string): UserError {
  return new UserError('key-has-no-models', message, { status: 422 });
}

function tooManyLists(taken: number): UserError {
  const message = `${taken} lists of models of yours are under way. Wait until one has come.`;
  return new UserError('too-many-requests', message, { status: 429, headers: { 'retry-after': '1' } });
}
