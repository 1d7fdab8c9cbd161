/** A shortcut such as `Mod+Enter` as it is called on this computer. */
export function shortcutText(keys: string): string {
  const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
  return keys.replace('Mod', isMac ? '⌘' : 'Ctrl');
}
