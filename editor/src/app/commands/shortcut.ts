/** A shortcut taken apart. `mod` is Ctrl, or Cmd on a Mac. */
export interface Shortcut {
  readonly key: string;
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
}

/** What of a keyboard event matters. */
export type KeyStroke = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

export const IS_MAC = typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.userAgent);

const SYMBOLS: Record<string, string> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Delete: 'Del',
  Escape: 'Esc',
};

/** Reads `Mod+Shift+Z`. The last part is the key as the DOM names it, letters in capitals. */
export function parseShortcut(text: string): Shortcut {
  const parts =
    text === '+' || text.endsWith('++')
      ? [...text.slice(0, -1).split('+').filter(Boolean), '+']
      : text.split('+');
  const key = parts.at(-1) ?? '';
  const has = (name: string): boolean => parts.slice(0, -1).includes(name);
  return { key, mod: has('Mod'), shift: has('Shift'), alt: has('Alt') };
}

/** Whether a stroke is the shortcut. Letters go by what the layout writes, or by their place where Alt makes another sign of them. */
export function matches(shortcut: Shortcut, stroke: KeyStroke, isMac = IS_MAC): boolean {
  const mod = isMac ? stroke.metaKey : stroke.ctrlKey;
  if (mod !== shortcut.mod || stroke.altKey !== shortcut.alt) return false;
  if (isMac ? stroke.ctrlKey : stroke.metaKey) return false;
  // Signs such as ? are made with Shift on some layouts and without on others.
  const isSign = shortcut.key.length === 1 && !/[A-Z0-9]/.test(shortcut.key);
  if (!isSign && stroke.shiftKey !== shortcut.shift) return false;
  if (stroke.key.toUpperCase() === shortcut.key.toUpperCase()) return true;
  return /^[A-Z]$/.test(shortcut.key)
    ? shortcut.alt && stroke.code === `Key${shortcut.key}`
    : /^[0-9]$/.test(shortcut.key) && shortcut.shift && stroke.code === `Digit${shortcut.key}`;
}

/** A shortcut that would be typed where text is: it counts on the canvas only, and can be switched off. */
export function isSingleKey({ mod, alt, key }: Shortcut): boolean {
  return !mod && !alt && key.length === 1;
}

/** For people: `Ctrl+Shift+Z`, on a Mac `⇧⌘Z`. */
export function shortcutLabel(text: string, isMac = IS_MAC): string {
  const { key, mod, shift, alt } = parseShortcut(text);
  const name = SYMBOLS[key] ?? key;
  if (isMac) return `${alt ? '⌥' : ''}${shift ? '⇧' : ''}${mod ? '⌘' : ''}${name}`;
  return [...(mod ? ['Ctrl'] : []), ...(alt ? ['Alt'] : []), ...(shift ? ['Shift'] : []), name].join('+');
}

/** For `aria-keyshortcuts`. */
export function ariaShortcut(text: string, isMac = IS_MAC): string {
  return text.replace('Mod', isMac ? 'Meta' : 'Control');
}
