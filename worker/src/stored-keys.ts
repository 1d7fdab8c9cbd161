import { Injectable, Logger } from '@nestjs/common';
import { ApiKeysRepository, patiently, secretScheme, type EncryptedApiKey } from '@rex/database';
import type { Secret, SecretReader } from '@rex/node-sdk';
import { SecretCipher } from '@rex/platform';

/** Stored keys as steps read them. Nothing is remembered: a plaintext lives in the call that asked for it and nowhere else. */
@Injectable()
export class StoredKeys {
  private readonly logger = new Logger(StoredKeys.name);

  constructor(
    private readonly keys: ApiKeysRepository,
    private readonly cipher: SecretCipher,
  ) {}

  /** The keys of one owner; those of others are unknown to it. */
  readerFor(ownerId: string): SecretReader {
    return { read: (keyId) => this.read(ownerId, keyId) };
  }

  /**
   * @throws OperationalError `encryption-key-changed`, `database-unavailable`
   * @throws UnexpectedError `secret-unreadable`
   */
  private async read(ownerId: string, keyId: string): Promise<Secret | undefined> {
    const key = await patiently(() => this.keys.findEncrypted(ownerId, keyId));
    if (!key) return undefined;
    const value = this.cipher.decrypt(key, key);
    if (!key.isUseNoted) this.noteUse(key);
    const { provider, name, baseUrl } = key;
    return { provider, name, value, scheme: secretScheme(key), baseUrl: baseUrl ?? undefined };
  }

  /** Nobody waits for it, and a step does not fail because of it. */
  private noteUse({ id, ownerId }: EncryptedApiKey): void {
    this.keys
      .noteUsed(ownerId, id)
      .catch((error: unknown) =>
        this.logger.warn({ err: error, keyId: id }, 'use of a stored key not noted'),
      );
  }
}
