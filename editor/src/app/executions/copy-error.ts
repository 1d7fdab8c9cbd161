import type { RunError } from '../api/types';
import type { Announcer } from '../editing/announcer';
import { copyText } from '../editing/system-clipboard';
import { errorText } from './error-text';

/** Puts all of an error on the clipboard, and says so. Fetched when it is asked for. */
export async function copyError(error: RunError, announcer: Announcer): Promise<void> {
  await copyText(errorText(error));
  announcer.say($localize`Copied the error`);
}
