/** What the parts of JSON begin and end with. */
const MARK = /["[\]{},:]/g;

/** The fields of an object's JSON text, with their values as text: nothing below them is taken apart. The text is what JSON.stringify wrote. */
export function splitFields(json: string): [name: string, value: string][] {
  const fields: [string, string][] = [];
  let at = 1;
  while (at < json.length - 1) {
    const nameEnd = endOfValue(json, at);
    const valueEnd = endOfValue(json, nameEnd + 1);
    fields.push([JSON.parse(json.slice(at, nameEnd)) as string, json.slice(nameEnd + 1, valueEnd)]);
    at = valueEnd + 1;
  }
  return fields;
}

/** Index of the mark behind a value. */
function endOfValue(json: string, from: number): number {
  let depth = 0;
  for (let at = nextMark(json, from); at < json.length; at = nextMark(json, at + 1)) {
    const mark = json[at];
    if (mark === '"') at = endOfText(json, at);
    else if (mark === '{' || mark === '[') depth += 1;
    else if (depth === 0) return at;
    else if (mark === '}' || mark === ']') depth -= 1;
  }
  return json.length;
}

function nextMark(json: string, from: number): number {
  MARK.lastIndex = from;
  return MARK.exec(json)?.index ?? json.length;
}

/** Index of the quote that closes a text: the first with an even number of backslashes before it. */
function endOfText(json: string, opening: number): number {
  for (let quote = json.indexOf('"', opening + 1); ; quote = json.indexOf('"', quote + 1)) {
    let backslashes = 0;
    while (json[quote - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return quote;
  }
}
