import { inspect } from 'node:util';
import fc from 'fast-check';
import {
  createSecretCipher,
  type EncryptedSecret,
  type SecretBinding,
  type SecretCipher,
} from './secret-cipher';

const SETTING = '0123456789abcdef0123456789abcdef';
const BINDING: SecretBinding = {
  id: '0199d3c0-1c1a-7e6b-9f0e-5b7f3a3c2d11',
  ownerId: '0199d3c0-1c1a-7e6b-9f0e-5b7f3a3c2d22',
  provider: 'http',
};

/** `SETTING` and `BINDING` in Python: hashlib.scrypt (n 2^15, r 8, p 3) and AESGCM of the package cryptography. */
const KNOWN_PLAINTEXT = 'sécret 🔑';
const KNOWN: EncryptedSecret = {
  keyVersion: 1366335787,
  nonce: Buffer.from('000102030405060708090a0b', 'hex'),
  ciphertext: Buffer.from('82990ea431aa790b30314013961a38762da542a36d6ca0add15530bc', 'hex'),
};

const text = fc.string({ unit: 'binary', maxLength: 200 });
const word = fc.option(text);
const binding = fc.record({
  ...{ id: text, ownerId: text, provider: text },
  ...{ baseUrl: word, scheme: word, username: word, headerName: word },
});

describe('SecretCipher', () => {
  let cipher: SecretCipher;

  beforeAll(async () => {
    cipher = await createSecretCipher(SETTING);
  });

  /** The error of opening, with all that a log would show of it. */
  const refusal = (where: SecretBinding, secret: EncryptedSecret) => {
    try {
      return { opened: cipher.decrypt(where, secret) };
    } catch (error) {
      return {
        code: (error as { code: string }).code,
        shown: inspect(error, { depth: 9, showHidden: true }),
      };
    }
  };

  it('opens what another implementation of scrypt and AES-GCM wrote', () => {
    expect(cipher.decrypt(BINDING, KNOWN)).toBe(KNOWN_PLAINTEXT);
    expect(cipher.encrypt(BINDING, 'x').keyVersion).toBe(KNOWN.keyVersion);
  });

  it('gives back any text of any binding', () => {
    fc.assert(
      fc.property(binding, text, (where, plaintext) => {
        const secret = cipher.encrypt(where, plaintext);
        expect(secret.nonce).toHaveLength(12);
        expect(secret.ciphertext).toHaveLength(Buffer.byteLength(plaintext) + 16);
        expect(cipher.decrypt(where, secret)).toBe(plaintext);
      }),
    );
  });

  it('opens in no other place, wherever one name ends and the next begins', () => {
    fc.assert(
      fc.property(binding, binding, (where, elsewhere) => {
        fc.pre(JSON.stringify(Object.entries(where)) !== JSON.stringify(Object.entries(elsewhere)));
        expect(refusal(elsewhere, cipher.encrypt(where, 'secret'))).toMatchObject({
          code: 'secret-unreadable',
        });
      }),
    );
    const shifted = { id: 'ab', ownerId: 'c', provider: '' };
    expect(refusal({ id: 'a', ownerId: 'bc', provider: '' }, cipher.encrypt(shifted, 'secret')).code).toBe(
      'secret-unreadable',
    );
  });

  it('opens in no row where a word of where and how it is sent was changed, added or taken away', () => {
    const where = { ...BINDING, baseUrl: 'https://models.example/v1', scheme: null };
    const secret = cipher.encrypt(where, 'secret');
    expect(cipher.decrypt({ ...where, username: undefined }, secret)).toBe('secret');
    for (const changed of [{ baseUrl: 'https://evil.example/v1' }, { baseUrl: null }, { scheme: 'basic' }])
      expect(refusal({ ...where, ...changed }, secret).code).toBe('secret-unreadable');
    const bound = cipher.encrypt(BINDING, 'secret');
    expect(refusal({ ...BINDING, headerName: 'X-API-Key' }, bound)).toMatchObject({
      code: 'secret-unreadable',
    });
  });

  it('refuses every flipped bit and every length that is not the one it wrote, without telling the plaintext', () => {
    const secret = cipher.encrypt(BINDING, 'plain-secret');
    const flipped = (bytes: Uint8Array) =>
      Array.from({ length: bytes.length * 8 }, (_, bit) => {
        const copy = Uint8Array.from(bytes);
        copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        return copy;
      });
    const cut = (bytes: Uint8Array) => [
      ...Array.from(bytes, (_, length) => bytes.subarray(0, length)),
      Buffer.concat([bytes, Buffer.of(0)]),
    ];
    const spoiled: EncryptedSecret[] = [
      ...[...flipped(secret.nonce), ...cut(secret.nonce)].map((nonce) => ({ ...secret, nonce })),
      ...[...flipped(secret.ciphertext), ...cut(secret.ciphertext)].map((ciphertext) => ({
        ...secret,
        ciphertext,
      })),
    ];
    const refusals = spoiled.map((each) => refusal(BINDING, each));
    expect(new Set(refusals.map((each) => each.code))).toEqual(new Set(['secret-unreadable']));
    for (const each of refusals) expect(each.shown).not.toContain('plain-secret');
  });

  it('never uses a nonce twice', () => {
    const nonces = Array.from({ length: 1_000 }, () =>
      Buffer.from(cipher.encrypt(BINDING, 'same').nonce).toString('hex'),
    );
    expect(new Set(nonces).size).toBe(1_000);
  });

  it('says that the encryption key is another one, instead of that the row is damaged', async () => {
    const other = await createSecretCipher(`${SETTING}!`);
    expect(refusal(BINDING, other.encrypt(BINDING, 'secret'))).toMatchObject({
      code: 'encryption-key-changed',
      shown: expect.stringContaining('OperationalError'),
    });
  });

  it('opens what a former encryption key encrypted, and encrypts with the new one', async () => {
    const rotating = await createSecretCipher(`${SETTING}!`, [SETTING]);
    expect(rotating.decrypt(BINDING, KNOWN)).toBe(KNOWN_PLAINTEXT);
    const renewed = rotating.encrypt(BINDING, 'secret');
    expect(renewed.keyVersion).not.toBe(KNOWN.keyVersion);
    expect(rotating.decrypt(BINDING, renewed)).toBe('secret');
    expect(refusal(BINDING, renewed).code).toBe('encryption-key-changed');
  });

  it('refuses text that would come back as another', () => {
    expect(() => cipher.encrypt(BINDING, 'half \ud83d')).toThrow(
      expect.objectContaining({ code: 'secret-not-text' }),
    );
  });

  it('shows nothing of its key when it is printed', () => {
    expect(inspect(cipher, { depth: 9, showHidden: true })).not.toMatch(/Buffer|[0-9a-f]{32}/);
  });

  it('leaves the event loop free while it derives the key', async () => {
    let [turns, isDerived] = [0, false];
    void createSecretCipher(SETTING).then(() => (isDerived = true));
    for (; !isDerived; turns += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(turns).toBeGreaterThan(10);
  });
});
