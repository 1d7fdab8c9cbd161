import { Injectable, Logger } from '@nestjs/common';
import { ApiKeysRepository } from '@rex/database';
import { SecretCipher } from '@rex/platform';
import { LRUCache } from 'lru-cache';

/** A secret that callers are checked against, or why there is none: for the owner alone. */
export type WebhookSecret =
  | { kind: 'secret'; value: string; isUseNoted: boolean }
  | { kind: 'none'; code: 'webhook-key-missing' | 'webhook-key-unreadable'; reason: string };

/** A key that was deleted or replaced stops working within this time, and a plaintext is in memory no longer. */
const KEPT_MS = 5000;

/** The secrets of webhooks. Decrypted once in a while, not for every call. */
@Injectable()
export class WebhookSecrets {
  private readonly logger = new Logger(WebhookSecrets.name);
  private readonly known = new LRUCache<string, Promise<WebhookSecret>>({
    max: 1000,
    ttl: KEPT_MS,
    ttlAutopurge: true,
  });

  constructor(
    private readonly keys: ApiKeysRepository,
    private readonly cipher: SecretCipher,
  ) {}

  /** @throws OperationalError `database-unavailable`, `database-busy` */
  get(ownerId: string, keyId: string): Promise<WebhookSecret> {
    const name = `${ownerId} ${keyId}`;
    const known = this.known.get(name);
    if (known) return known;
    const loading = this.load(ownerId, keyId);
    this.known.set(name, loading);
    loading.catch(() => this.known.delete(name));
    return loading;
  }

  /** Notes that a secret let a caller in. Nobody waits for it. */
  noteUse(ownerId: string, keyId: string, secret: Extract<WebhookSecret, { kind: 'secret' }>): void {
    if (secret.isUseNoted) return;
    secret.isUseNoted = true;
    this.keys
      .noteUsed(ownerId, keyId)
      .catch((error: unknown) => this.logger.warn({ err: error, keyId }, 'use of a stored key not noted'));
  }

  private async load(ownerId: string, keyId: string): Promise<WebhookSecret> {
    const row = await this.keys.findEncrypted(ownerId, keyId);
    if (!row) {
      const reason = `The stored key ${keyId} of the trigger does not exist. Store one, and name it in the trigger.`;
      return { kind: 'none', code: 'webhook-key-missing', reason };
    }
    try {
      return { kind: 'secret', value: this.cipher.decrypt(row, row), isUseNoted: row.isUseNoted };
    } catch (error) {
      // Another ENCRYPTION_KEY, or a damaged row: the operator's business, and no caller's.
      this.logger.error({ err: error, keyId }, 'stored key of a webhook not readable');
      const reason = `The stored key ${keyId} of the trigger can not be decrypted. Store it again.`;
      return { kind: 'none', code: 'webhook-key-unreadable', reason };
    }
  }
}
