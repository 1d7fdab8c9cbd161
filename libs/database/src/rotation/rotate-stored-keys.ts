import { createSecretCipher } from '@rex/platform';
import { openDatabase } from '../open-database';
import { rotateKeys, type RotationResult } from './rotate-keys';

/** Which database, from which encryption keys to which, and who wants to know. */
export interface RotateStoredKeysOptions {
  databaseUrl: string;
  encryptionKey: string;
  formerEncryptionKeys: string[];
  /** Gets a line about what was done. */
  print: (line: string) => void;
  signal?: AbortSignal;
}

/** Opens a database, rotates its keys and says how far it is. @throws as `rotateKeys` */
export async function rotateStoredKeys(options: RotateStoredKeysOptions): Promise<RotationResult> {
  const { databaseUrl, encryptionKey, formerEncryptionKeys, print, signal } = options;
  const cipher = await createSecretCipher(encryptionKey, formerEncryptionKeys);
  const database = await openDatabase({
    url: databaseUrl,
    poolSize: 2,
    applicationName: 'rex-rotate-keys',
  });
  try {
    const onProgress = ({ renewed, total }: { renewed: number; total: number }) =>
      print(`${renewed} of ${total} stored keys are encrypted with the new encryption key`);
    const result = await rotateKeys(database.keyRotation, cipher, { signal, onProgress });
    for (const line of describe(result)) print(line);
    return result;
  } finally {
    await database.close();
  }
}

function describe({ renewed, unreadable }: RotationResult): string[] {
  if (unreadable.length === 0) {
    return [`All stored keys are encrypted with the new encryption key; this run renewed ${renewed}.`];
  }
  return [
    ...unreadable.map((id) => `can't open the stored key ${id}`),
    `${unreadable.length} stored keys open with none of the encryption keys and were left as they are; this run renewed ${renewed}. ` +
      'Name the encryption key that they need in ENCRYPTION_KEY_FORMER and run this again, or let their owners store them again.',
  ];
}
