import { Inject, Injectable, NotFoundException } from '@nestjs/common';
import { ApiKeysRepository, type ApiKeyRow } from '@rex/database';
import { newId, SecretCipher, type ServerConfig } from '@rex/platform';
import type { CurrentUser } from '../auth/current-user.decorator';
import { APP_CONFIG } from '../common/app-config';
import type { CreateKeyRequest, KeyListResponse, KeyResponse } from './key.dto';
import { lastFour } from './last-four';

/** Stored keys of a user. Their secrets go in and are never given out again: only steps read them. */
@Injectable()
export class KeysService {
  constructor(
    @Inject(APP_CONFIG) private readonly config: ServerConfig,
    private readonly keys: ApiKeysRepository,
    private readonly cipher: SecretCipher,
  ) {}

  /** @throws UserError `key-name-taken`, `too-many-keys` */
  async create(user: CurrentUser, { provider, name, key }: CreateKeyRequest): Promise<KeyResponse> {
    const id = newId();
    const encrypted = this.cipher.encrypt({ id, ownerId: user.id, provider }, key);
    const described = { id, provider, name, lastFour: lastFour(key) };
    const limits = { maxKeys: this.config.LIMIT_KEYS };
    return toResponse(await this.keys.create(user.id, { ...described, ...encrypted }, limits));
  }

  async list(user: CurrentUser): Promise<KeyListResponse> {
    const rows = await this.keys.list(user.id);
    return { items: rows.map(toResponse) };
  }

  /** Workflows that name the key fail at their next use of it. */
  async delete(user: CurrentUser, id: string): Promise<void> {
    if (!(await this.keys.delete(user.id, id))) throw new NotFoundException();
  }
}

/** Field by field: what the API shows of a key is decided here and nowhere else. */
function toResponse({ id, provider, name, lastFour, createdAt, lastUsedAt }: ApiKeyRow): KeyResponse {
  return { id, provider, name, lastFour, createdAt, lastUsedAt };
}
