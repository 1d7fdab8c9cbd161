import { setTimeout as sleep } from 'node:timers/promises';
import { OperationalError, type EncryptedSecret, type SecretCipher } from '@rex/platform';
import type { KeyRotationRepository, KeyToRotate } from '../repositories/key-rotation.repository';

/** Keys that are renewed in one transaction. */
const BATCH_SIZE = 100;

/** Rows that others hold are looked at again after this time, in milliseconds, so many times in a row. */
const WAIT_MS = 200;
const MAX_WAITS = 100;

/** How it goes on and how it is watched. */
export interface RotateKeysOptions {
  batchSize?: number;
  /** Ends it between two batches. */
  signal?: AbortSignal;
  /** Told after each batch. */
  onProgress?: (progress: { renewed: number; total: number }) => void;
}

/** How a rotation ended. */
export interface RotationResult {
  /** Encrypted anew by this run. */
  renewed: number;
  /** Ids of keys that none of the encryption keys opens. */
  unreadable: string[];
}

/**
 * Encrypts every stored key with the current encryption key that was not. It may be killed at any moment and run again, and
 * several may run at once: a key is renewed by one of them, in one transaction, and readable before and after it.
 * @throws OperationalError `keys-locked`, `database-unavailable`; the reason of `signal`
 */
export async function rotateKeys(
  rotation: KeyRotationRepository,
  cipher: SecretCipher,
  options: RotateKeysOptions = {},
): Promise<RotationResult> {
  const total = await rotation.countOthers(cipher.currentVersion);
  let renewed = 0;
  for (let waits = 0; ;) {
    const pass = await renewAll(rotation, cipher, options, (count) => {
      renewed += count;
      options.onProgress?.({ renewed, total });
    });
    const left = await rotation.countOthers(cipher.currentVersion);
    if (left <= pass.unreadable.length) return { renewed, unreadable: pass.unreadable };
    // Another rotation has them, or they came meanwhile from a process that does not know the new encryption key.
    waits = pass.renewed > 0 ? 0 : waits + 1;
    if (waits > MAX_WAITS) throw keysLocked(left);
    await sleep(WAIT_MS, undefined, { signal: options.signal });
  }
}

/** Goes over all keys once. */
async function renewAll(
  rotation: KeyRotationRepository,
  cipher: SecretCipher,
  { batchSize = BATCH_SIZE, signal }: RotateKeysOptions,
  onBatch: (renewed: number) => void,
): Promise<RotationResult> {
  const result: RotationResult = { renewed: 0, unreadable: [] };
  const range = { currentVersion: cipher.currentVersion, limit: batchSize };
  for (let afterId: string | undefined; ;) {
    signal?.throwIfAborted();
    const batch = await rotation.renewBatch({ ...range, afterId }, (key) => reencrypt(cipher, key));
    if (batch.lastId === undefined) return result;
    result.renewed += batch.renewed;
    result.unreadable.push(...batch.unreadable);
    afterId = batch.lastId;
    onBatch(batch.renewed);
  }
}

/** Undefined when no known encryption key opens it, or the row is damaged. */
function reencrypt(cipher: SecretCipher, key: KeyToRotate): EncryptedSecret | undefined {
  let plaintext: string;
  try {
    plaintext = cipher.decrypt(key, key);
  } catch {
    return undefined;
  }
  return cipher.encrypt(key, plaintext);
}

function keysLocked(left: number): OperationalError {
  return new OperationalError(
    'keys-locked',
    `${left} stored keys are held by other transactions and were left as they are. Run the rotation again.`,
  );
}
