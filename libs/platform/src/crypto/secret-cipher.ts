import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { OperationalError, UnexpectedError } from '../errors/errors';
import { deriveEncryptionKey, type EncryptionKey } from './encryption-key';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * What a secret belongs to. It opens in no other place: not in another row, for another owner or for another provider, and not
 * with another word of where and how it is sent.
 */
export interface SecretBinding {
  id: string;
  ownerId: string;
  provider: string;
  baseUrl?: string | null;
  scheme?: string | null;
  username?: string | null;
  headerName?: string | null;
}

/** A secret as it is stored. */
export interface EncryptedSecret {
  /** Which encryption key it was encrypted with. */
  keyVersion: number;
  /** 96 random bits. */
  nonce: Uint8Array;
  /** As long as the plaintext in UTF-8, and the tag of 16 bytes after it. */
  ciphertext: Uint8Array;
}

/** Encrypts secrets with AES-256-GCM (NIST SP 800-38D) and opens them again. Make one with createSecretCipher. */
export class SecretCipher {
  private readonly known: ReadonlyMap<number, EncryptionKey>;

  constructor(
    private readonly current: EncryptionKey,
    former: EncryptionKey[],
  ) {
    this.known = new Map([...former, current].map((each) => [each.version, each]));
  }

  /** The version of the key that `encrypt` uses. */
  get currentVersion(): number {
    return this.current.version;
  }

  /** @throws UnexpectedError `secret-not-text` for text that UTF-8 can't carry */
  encrypt(binding: SecretBinding, plaintext: string): EncryptedSecret {
    if (/\p{Surrogate}/u.test(plaintext)) {
      throw new UnexpectedError(
        'secret-not-text',
        'The secret holds half a character and would come back changed.',
      );
    }
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.current.key, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(bindingBytes(binding));
    const ciphertext = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return { keyVersion: this.current.version, nonce, ciphertext };
  }

  /**
   * The plaintext. Keep it no longer than the call that needs it.
   * @throws OperationalError `encryption-key-changed` when it was encrypted with a key that this process does not have
   * @throws UnexpectedError `secret-unreadable` when binding, nonce or ciphertext are not as they were
   */
  decrypt(binding: SecretBinding, { keyVersion, nonce, ciphertext }: EncryptedSecret): string {
    const key = this.known.get(keyVersion)?.key;
    if (!key) {
      throw new OperationalError(
        'encryption-key-changed',
        'The stored key was encrypted with another ENCRYPTION_KEY than REX has now. Name the former one in ENCRYPTION_KEY_FORMER, or store the key again.',
      );
    }
    try {
      if (nonce.length !== NONCE_BYTES) throw new Error(`the nonce has ${nonce.length} bytes`);
      const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(bindingBytes(binding));
      const tagAt = Math.max(ciphertext.length - TAG_BYTES, 0);
      decipher.setAuthTag(ciphertext.subarray(tagAt));
      // What update gives is not to be trusted before final has checked the tag.
      return Buffer.concat([decipher.update(ciphertext.subarray(0, tagAt)), decipher.final()]).toString();
    } catch (cause) {
      throw new UnexpectedError(
        'secret-unreadable',
        'The stored key can not be decrypted: its row was changed, damaged or put in another place. Store the key again.',
        { cause },
      );
    }
  }
}

/**
 * Makes the cipher of a process; the derivation takes a quarter of a second, off the event loop, so do it once.
 * Encrypts with `encryptionKey`; opens what that or a former one encrypted.
 */
export async function createSecretCipher(
  encryptionKey: string,
  formerEncryptionKeys: string[] = [],
): Promise<SecretCipher> {
  const [current, ...former] = await Promise.all([
    deriveEncryptionKey(encryptionKey),
    ...formerEncryptionKeys.map(deriveEncryptionKey),
  ]);
  return new SecretCipher(current, former);
}

/**
 * JSON, so that no two bindings have the same bytes whatever characters they hold. A binding without a word of where and how is
 * the short list that rows had before there were such words (ADR 0017): taking the words away, or adding some, spoils the row.
 */
function bindingBytes({
  id,
  ownerId,
  provider,
  baseUrl,
  scheme,
  username,
  headerName,
}: SecretBinding): Buffer {
  const details = [baseUrl, scheme, username, headerName].map((each) => each ?? null);
  const isPlain = details.every((each) => each === null);
  return Buffer.from(JSON.stringify([id, ownerId, provider, ...(isPlain ? [] : details)]));
}
