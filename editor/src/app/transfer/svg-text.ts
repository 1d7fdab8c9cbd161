/** What XML may not hold, whatever it is written as (XML 1.0, 2.2). */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Somebody's text, safe between tags and in attributes. */
export function escapeXml(text: string): string {
  return text.replace(FORBIDDEN, '').replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? '');
}

/** What a letter takes of the size of its type, about: a picture is drawn without measuring. */
const LETTER = 0.56;

/** As much of a text as fits a line; what is cut off shows. */
export function fitText(text: string, widthPx: number, sizePx: number): string {
  const most = Math.max(1, Math.floor(widthPx / (sizePx * LETTER)));
  const letters = [...text.replace(/\s+/g, ' ').trim()];
  return letters.length <= most
    ? letters.join('')
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/** A text in lines, broken between words where that is possible. */
export function wrapText(text: string, widthPx: number, sizePx: number): string[] {
  const most = Math.max(1, Math.floor(widthPx / (sizePx * LETTER)));
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(/\s+/).filter((each) => each !== '')) {
    const joined = current === '' ? word : `${current} ${word}`;
    if ([...joined].length <= most) current = joined;
    else {
      if (current !== '') lines.push(current);
      const letters = [...word];
      while (letters.length > most) lines.push(letters.splice(0, most).join(''));
      current = letters.join('');
    }
  }
  return current === '' ? lines : [...lines, current];
}
