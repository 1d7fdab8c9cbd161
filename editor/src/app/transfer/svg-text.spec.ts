import { escapeXml, fitText, wrapText } from './svg-text';

describe('text in a picture', () => {
  it('is safe, whatever it is', () => {
    expect(escapeXml('<a href="x">&\u0000\u0008\ud800</a>')).toBe(
      '&lt;a href=&quot;x&quot;&gt;&amp;&lt;/a&gt;',
    );
  });

  it('is cut where the line ends, between letters', () => {
    expect(fitText('short', 200, 13)).toBe('short');
    expect(fitText('a  b\nc', 200, 13)).toBe('a b c');
    expect(fitText('😀'.repeat(40), 73, 13)).toBe(`${'😀'.repeat(9)}…`);
  });

  it('is wrapped between words, and within one that is too long', () => {
    expect(wrapText('the quick brown fox', 73, 13)).toEqual(['the quick', 'brown fox']);
    expect(wrapText('abcdefghijklmnop', 73, 13)).toEqual(['abcdefghij', 'klmnop']);
    expect(wrapText('  ', 73, 13)).toEqual([]);
  });
});
