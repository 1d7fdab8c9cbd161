/** The entities of HTML that texts commonly hold, by name. A non-breaking space becomes a plain one. */
const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' },
    ...{ euro: '€', pound: '£', yen: '¥', cent: '¢', copy: '©', reg: '®', trade: '™', deg: '°', sect: '§' },
    ...{ ndash: '–', mdash: '—', hellip: '…', bull: '•', middot: '·', shy: '\u00ad', times: '×' },
    ...{ lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', sbquo: '‚', bdquo: '„', laquo: '«', raquo: '»' },
    ...{ auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', szlig: 'ß' },
    ...{ eacute: 'é', egrave: 'è', agrave: 'à', ccedil: 'ç', ntilde: 'ñ' },
  }),
);

/** A text with entities as the characters they stand for, once: `&amp;lt;` becomes `&lt;`. Unknown ones stay. */
export function decodeEntities(text: string): string {
  return text.replace(/&(#?\w{1,8});/g, (whole, name: string) =>
    name.startsWith('#')
      ? (characterOf(name.slice(1)) ?? whole)
      : (NAMED.get(name) ?? NAMED.get(name.toLowerCase()) ?? whole),
  );
}

/** The character of a number, decimal or (after x) hexadecimal; undefined when it has none that a text may hold. */
function characterOf(number: string): string | undefined {
  const isHex = /^x[0-9a-f]+$/i.test(number);
  if (!isHex && !/^\d+$/.test(number)) return undefined;
  const code = isHex ? Number.parseInt(number.slice(1), 16) : Number(number);
  if (code === 0xa0) return ' ';
  const isText = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isText ? String.fromCodePoint(code) : undefined;
}
