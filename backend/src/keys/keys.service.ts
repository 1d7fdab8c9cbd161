import { Inject, Injectable, NotFoundException } from '@nestjs/common';
import {
  ApiKeysRepository,
  type ApiKeyChange,
  type ApiKeyRow,
  type EncryptedApiKey,
  type KeyUse,
} from '@rex/database';
import { newId, SecretCipher, UserError, type ServerConfig } from '@rex/platform';
import type { CurrentUser } from '../auth/current-user.decorator';
import { APP_CONFIG } from '../common/app-config';
import { changeKeyDetails, readKeyDetails } from './key-details';
import type {
  CreateKeyRequest,
  KeyDeletionResponse,
  KeyListResponse,
  KeyProvider,
  KeyResponse,
  KeyUseResponse,
  UpdateKeyRequest,
} from './key.dto';
import { lastFour } from './last-four';

/** Stored keys of a user. Their secrets go in and are never given out again: steps read them, and tests of the key. */
@Injectable()
export class KeysService {
  constructor(
    @Inject(APP_CONFIG) private readonly config: ServerConfig,
    private readonly keys: ApiKeysRepository,
    private readonly cipher: SecretCipher,
  ) {}

  /** @throws UserError `request-invalid`, `key-name-taken`, `too-many-keys` */
  async create(user: CurrentUser, { provider, name, key, ...said }: CreateKeyRequest): Promise<KeyResponse> {
    const id = newId();
    const details = readKeyDetails(provider, said);
    const encrypted = this.cipher.encrypt({ id, ownerId: user.id, provider, ...details }, key);
    const described = { id, provider, name, lastFour: lastFour(key), ...details };
    const limits = { maxKeys: this.config.LIMIT_KEYS };
    return toResponse(await this.keys.create(user.id, { ...described, ...encrypted }, limits), []);
  }

  async list(user: CurrentUser): Promise<KeyListResponse> {
    const rows = await this.keys.list(user.id);
    const ids = rows.map(({ id }) => id);
    const uses = Map.groupBy(await this.keys.findUses(user.id, ids), ({ keyId }) => keyId);
    return { items: rows.map((row) => toResponse(row, uses.get(row.id) ?? [])) };
  }

  async get(user: CurrentUser, id: string): Promise<KeyResponse> {
    const row = await this.keys.find(user.id, id);
    if (!row) throw new NotFoundException();
    return toResponse(row, await this.keys.findUses(user.id, [id]));
  }

  /**
   * Renames a key, replaces its secret, or says anew where and how it is sent. Workflows that name it go on with what it is now.
   * @throws UserError `request-invalid`, `key-name-taken`, `key-unreadable`
   */
  async update(user: CurrentUser, id: string, change: UpdateKeyRequest): Promise<KeyResponse> {
    const row = await this.keys.change(user.id, id, (current) => this.decide(current, change));
    if (!row) throw new NotFoundException();
    return toResponse(row, await this.keys.findUses(user.id, [id]));
  }

  /** Workflows that name the key fail at their next use of it. */
  async delete(user: CurrentUser, id: string, { dryRun }: { dryRun: boolean }): Promise<KeyDeletionResponse> {
    const uses = await this.keys.findUses(user.id, [id]);
    const isThere = dryRun ? await this.keys.find(user.id, id) : await this.keys.delete(user.id, id);
    if (!isThere) throw new NotFoundException();
    return { deleted: !dryRun, brokenWorkflows: uses.map(toUseResponse) };
  }

  /** The secret is bound to the details, so it is encrypted anew with either. */
  private decide(current: EncryptedApiKey, { name, key, ...said }: UpdateKeyRequest): ApiKeyChange {
    const { id, ownerId, baseUrl, scheme, username, headerName } = current;
    // Rows hold what `create` let in.
    const provider = current.provider as KeyProvider;
    const renamed = name === undefined ? {} : { name };
    const changesDetails = Object.values(said).some((each) => each !== undefined);
    if (key === undefined && !changesDetails) return renamed;
    const stored = { baseUrl, scheme, username, headerName };
    const details = changesDetails ? changeKeyDetails(provider, stored, said) : stored;
    const secret = key ?? this.open(current);
    const encrypted = this.cipher.encrypt({ id, ownerId, provider, ...details }, secret);
    return { ...renamed, lastFour: lastFour(secret), encrypted: { ...details, ...encrypted } };
  }

  private open(key: EncryptedApiKey): string {
    try {
      return this.cipher.decrypt(key, key);
    } catch (cause) {
      throw new UserError(
        'key-unreadable',
        'The secret of this key can no longer be decrypted. Send it again as "key" with the change.',
        { status: 422, cause },
      );
    }
  }
}

/** Field by field: what the API shows of a key is decided here and nowhere else. */
function toResponse(row: ApiKeyRow, uses: KeyUse[]): KeyResponse {
  const { id, provider, name, lastFour, baseUrl, username, headerName, createdAt, lastUsedAt } = row;
  // Keys that are older than schemes are bearer tokens.
  const scheme = row.scheme ?? (provider === 'http' ? 'bearer' : null);
  const details = { baseUrl, scheme, username, headerName };
  const usedBy = uses.map(toUseResponse);
  return { id, provider, name, lastFour, ...details, createdAt, lastUsedAt, usedBy };
}

function toUseResponse({ workflowId, name, nodeIds, isPublished }: KeyUse): KeyUseResponse {
  return { workflowId, name, nodeIds, isPublished };
}
