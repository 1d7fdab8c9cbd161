import { createSecretKey, scrypt, type KeyObject } from 'node:crypto';

/** Cost of scrypt (RFC 7914) in 32 MiB, as OWASP advises: a quarter of a second of one core, off the event loop. */
const COST = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 };

/**
 * The same in every installation: all processes must come to the same key without sharing more than the setting, and what is
 * derived is already a secret of at least 32 bytes, so there is no table of guesses that a salt would spoil. It separates this use
 * of the setting from others; a new cost or cipher gets a new salt, and by it new versions.
 */
const SALT = 'rex stored keys 1';

const KEY_BYTES = 32;
const VERSION_BYTES = 4;

/** A key of AES-256, with the number by which rows name it. */
export interface EncryptionKey {
  /** Made of the setting like the key itself, and telling nothing about it: another setting is another version (ADR 0012). */
  version: number;
  key: KeyObject;
}

/** Derives the key from the setting ENCRYPTION_KEY. The same text gives the same key and version, everywhere. */
export function deriveEncryptionKey(secret: string): Promise<EncryptionKey> {
  return new Promise((resolve, reject) => {
    scrypt(secret, SALT, KEY_BYTES + VERSION_BYTES, COST, (error, derived) => {
      if (error) return reject(error);
      const key = createSecretKey(derived.subarray(0, KEY_BYTES));
      // PostgreSQL's integer has 31 bits and a sign.
      resolve({ key, version: derived.readUInt32BE(KEY_BYTES) >>> 1 });
      derived.fill(0);
    });
  });
}
