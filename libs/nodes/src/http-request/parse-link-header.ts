/** A link of a Link header. */
export interface HeaderLink {
  /** As it is written: it may be relative. */
  target: string;
  /** Relation types, in small letters. */
  relations: string[];
  /** Present when the link is about another document than the one that was asked for. */
  anchor: string | undefined;
}

const TARGET = /[\s,]*<([^<>]*)>/y;
const PARAMETER = /\s*;\s*(?:([^\s=;,"<>]+)(?:\s*=\s*(?:"((?:[^"\\]|\\[^])*)"|([^\s;,"]*)))?)?/y;

/**
 * Reads a Link header (RFC 8288): targets may hold commas, values may be quoted and hold anything, only the first `rel` counts.
 * What is malformed is passed over up to the next comma.
 */
export function parseLinkHeader(text: string): HeaderLink[] {
  const links: HeaderLink[] = [];
  for (let at = 0; at < text.length;) {
    const target = matchAt(TARGET, text, at);
    if (!target) {
      const comma = text.indexOf(',', at + 1);
      at = comma === -1 ? text.length : comma;
      continue;
    }
    at = TARGET.lastIndex;
    const parameters = new Map<string, string>();
    for (let parameter = matchAt(PARAMETER, text, at); parameter; parameter = matchAt(PARAMETER, text, at)) {
      at = PARAMETER.lastIndex;
      const [, name = '', quoted, token = ''] = parameter;
      const key = name.toLowerCase();
      const value = quoted?.replace(/\\([^])/g, '$1') ?? token;
      if (!parameters.has(key)) parameters.set(key, value);
    }
    const relations = (parameters.get('rel') ?? '')
      .toLowerCase()
      .split(/\s+/)
      .filter((each) => each !== '');
    links.push({ target: target[1] ?? '', relations, anchor: parameters.get('anchor') });
  }
  return links;
}

function matchAt(expression: RegExp, text: string, at: number): RegExpExecArray | null {
  expression.lastIndex = at;
  return expression.exec(text);
}
