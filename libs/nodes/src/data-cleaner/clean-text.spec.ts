import { specialRemover, TEXT_OPS, truncate } from './clean-text';

describe('text operations', () => {
  it.each<[keyof typeof TEXT_OPS, string, string]>([
    ['titlecase', "'quoted' words, o’neil’s 3rd", "'Quoted' Words, O’neil’s 3rd"],
    ['titlecase', 'ßa ﬁsh ǆep éa e\u0301a', 'Ssa Fish ǅep Éa E\u0301a'],
    ['titlecase', 'ISTANBUL İSTANBUL', 'Istanbul I\u0307stanbul'],
    ['titlecase', '👩‍🚀ada שלום 𐐨𐐩', '👩‍🚀Ada שלום 𐐀𐐩'],
    ['sentencecase', 'ONE.  two?\n\n«THREE» "FOUR." FIVE… six', 'One.  Two?\n\n«Three» "four." Five… Six'],
    ['sentencecase', 'ßa. ﬁsh', 'Ssa. Fish'],
    ['sentencecase', 'IT COSTS 3.50. ok', 'It costs 3.50. Ok'],
    ['uppercase', 'straße', 'STRASSE'],
    ['collapse-whitespace', 'a\u00a0\u2003 b', 'a b'],
    ['remove-html', '<a title="x > y" href=\'>\'>text</a>', 'text'],
    ['remove-html', '<a title="x>text</a> &euro;5 &#8364;&#x20AC; &hellip;', 'text €5 €€ …'],
    [
      'remove-html',
      '&amp;lt;b&amp;gt; &#0; &#xd800; &#x110000; &nope; &Auml;',
      '&lt;b&gt; &#0; &#xd800; &#x110000; &nope; Ä',
    ],
    ['remove-html', 'İ<b>x</b><!-- İ --><SCRIPT>if (a<b) "</div>"</SCRIPT>y<br/>z', 'İxyz'],
    ['remove-html', 'a < b > c <3 <', 'a < b > c <3 <'],
  ])('%s makes of %j %j', (op, text, cleaned) => {
    expect(TEXT_OPS[op](text)).toBe(cleaned);
  });

  it.each([
    ['', 'a👍🏽b 👨‍👩‍👧❤️ c!\u0301 1️⃣', 'ab  c 1'],
    ['', 'می\u200cخواهم क\u094d\u200dष a\u200db x\u200d!', 'می\u200cخواهم क\u094d\u200dष a\u200db x'],
    ['', 'x\ud83dy\udc00z', 'xyz'],
    [']^-\\', '[a]^-\\b', 'a]^-\\b'],
    ['❤️', '❤️💔', '❤️'],
    ['-_', '__proto__-x', '__proto__-x'],
  ])('remove-special keeps %j of %j', (keep, text, cleaned) => {
    expect(specialRemover(keep)(text)).toBe(cleaned);
  });

  it.each([
    ['a😀b', 2, 'a😀'],
    ['e\u0301x', 1, ''],
    ['e\u0301x', 2, 'e\u0301'],
    ['👨‍👩‍👧x', 3, ''],
    ['x👨‍👩‍👧y', 6, 'x👨‍👩‍👧'],
    ['🇩🇪🇫🇷', 3, '🇩🇪'],
    ['abc', 0, ''],
    ['a\r\nb', 2, 'a'],
    [`a${'\u0301'.repeat(500)}`, 100, `a${'\u0301'.repeat(99)}`],
    [`${'a'.repeat(200)}👨‍👩‍👧`, 202, 'a'.repeat(200)],
  ])('truncate cuts %j after %j whole characters', (text, length, cut) => {
    expect(truncate(text, length)).toBe(cut);
  });
});
