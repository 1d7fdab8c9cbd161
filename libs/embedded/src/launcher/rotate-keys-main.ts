import { listenForSignals } from './listen-for-signals';
import { rotateKeys, type RotateKeysOptions } from './rotate-keys';

/** Rotates the encryption key of a data folder, ended by a signal between two batches; returns the exit code. */
export async function main(options: Pick<RotateKeysOptions, 'root' | 'environment'>): Promise<number> {
  const abort = new AbortController();
  void listenForSignals().first.then(() => abort.abort());
  try {
    const print = (line: string) => console.log(line);
    return (await rotateKeys({ ...options, print, signal: abort.signal })) ? 0 : 1;
  } catch (error) {
    if (abort.signal.aborted) console.error('Stopped. All stored keys can be read; run it again to go on.');
    else console.error(error instanceof Error && 'code' in error ? error.message : error);
    return 1;
  }
}
