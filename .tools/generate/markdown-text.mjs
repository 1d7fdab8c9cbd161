/** Plain words as Markdown, fit for a cell of a table: nothing in them is markup but `code`. */
export function plain(text) {
  return text
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? code(part.slice(1, -1)) : escape(part)))
    .join('');
}

/** A text as code within a line or a cell, whatever it holds. */
export function code(text) {
  const line = text.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 || line === '' ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}

/** A JSON value as code. */
export function jsonCode(value) {
  return code(JSON.stringify(value) ?? 'undefined');
}

/** A JSON value as a block, longer than any row of backticks in it. */
export function jsonBlock(value) {
  const text = JSON.stringify(value, null, 2);
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}json\n${text}\n${fence}`;
}

/** A table, or a sentence when it has no rows. */
export function table(heads, rows, whenEmpty) {
  if (rows.length === 0) return whenEmpty;
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** `a`, `b` or `c`. */
export function either(words, last = 'or') {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

function escape(text) {
  return text
    .replace(/\s*\n\s*/g, ' ')
    .replaceAll('\\', '\\\\')
    .replaceAll('|', '\\|')
    .replaceAll('*', '\\*')
    .replaceAll('<', '&lt;')
    .replaceAll('[', '\\[');
}
