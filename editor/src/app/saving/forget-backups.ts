/** Under this and the workflow's id, unsaved drafts are kept in the browser's storage. */
export const BACKUP_PREFIX = 'rex.unsaved.';

/** Forgets everything that was kept, whoever's it was. */
export function forgetBackups(): void {
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(BACKUP_PREFIX)) localStorage.removeItem(key);
  } catch {
    // Storage is switched off: nothing was kept.
  }
}
