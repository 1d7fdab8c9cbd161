import { isSingleKey, matches, parseShortcut, shortcutLabel, type KeyStroke } from './shortcut';

const stroke = (key: string, held = '', code = ''): KeyStroke => ({
  key,
  code,
  ctrlKey: held.includes('c'),
  metaKey: held.includes('m'),
  shiftKey: held.includes('s'),
  altKey: held.includes('a'),
});

describe('shortcuts', () => {
  it.each([
    ['Mod+Z', stroke('z', 'c'), true],
    ['Mod+Z', stroke('Z', 'c'), true],
    ['Mod+Z', stroke('Z', 'cs'), false],
    ['Mod+Shift+Z', stroke('Z', 'cs'), true],
    ['Mod+Z', stroke('z', 'm'), false],
    ['Mod+Z', stroke('z', 'ca'), false],
    ['N', stroke('n'), true],
    ['N', stroke('n', 'c'), false],
    ['?', stroke('?', 's'), true],
    ['?', stroke('?'), true],
    ['+', stroke('+'), true],
    ['Shift+Alt+T', stroke('ˇ', 'sa', 'KeyT'), true],
    ['Shift+1', stroke('!', 's', 'Digit1'), true],
    ['1', stroke('!', 's', 'Digit1'), false],
    ['Delete', stroke('Delete'), true],
    ['Mod+Delete', stroke('Delete'), false],
  ])('%s and %j: %s', (text, pressed, isMatch) => {
    expect(matches(parseShortcut(text), pressed, false)).toBe(isMatch);
  });

  it('take Cmd for Ctrl on a Mac', () => {
    expect(matches(parseShortcut('Mod+Z'), stroke('z', 'm'), true)).toBe(true);
    expect(matches(parseShortcut('Mod+Z'), stroke('z', 'c'), true)).toBe(false);
    expect([shortcutLabel('Mod+Shift+Z', true), shortcutLabel('Mod+Shift+Z', false)]).toEqual([
      '⇧⌘Z',
      'Ctrl+Shift+Z',
    ]);
  });

  it('of one key are those that type something', () => {
    expect(
      ['N', '?', 'Shift+S', 'Mod+N', 'Alt+ArrowLeft', 'Delete'].map((text) =>
        isSingleKey(parseShortcut(text)),
      ),
    ).toEqual([true, true, true, false, false, false]);
  });
});
