/**
 * Reads a path into data, such as `order.items[0].name` or `headers["content-type"]`: names between dots (anything but
 * `.`, `[` and `]`), indexes and quoted keys in brackets. Undefined when the text is no path. Follow it with readPath.
 */
export function parseDataPath(text: string): (string | number)[] | undefined {
  const keys: (string | number)[] = [];
  const source = text.trim();
  for (let end = 0; end < source.length;) {
    STEP.lastIndex = end;
    const step = STEP.exec(source);
    if (!step) return undefined;
    const [whole, dot, name, index, single, double] = step;
    // The first name has no dot before it, all others do.
    if (name !== undefined && (dot === '.') !== end > 0) return undefined;
    keys.push(index === undefined ? (name ?? single ?? double ?? '') : Number(index));
    end += whole.length;
  }
  return keys.length > 0 ? keys : undefined;
}

const STEP = /(\.?)([^.[\]]+)|\[\s*(?:(\d{1,15})|'([^']*)'|"([^"]*)")\s*\]/y;
