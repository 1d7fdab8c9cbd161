import { escapeBytes, percentDecode } from './percent-encoding';

type Pair = [name: string, value: string];

/** The URL Standard's URLSearchParams. `onChange` is how a URL learns of changes to its own parameters. */
export class URLSearchParams {
  #pairs: Pair[] = [];
  #onChange: ((query: string) => void) | undefined;

  constructor(init: unknown = '') {
    if (typeof init === 'object' && init !== null) {
      const isIterable = typeof (init as { [Symbol.iterator]?: unknown })[Symbol.iterator] === 'function';
      const entries = isIterable ? [...(init as Iterable<unknown>)] : Object.entries(init);
      this.#pairs = entries.map((entry) => {
        const pair = [...(entry as Iterable<unknown>)];
        if (pair.length !== 2) throw new TypeError('URLSearchParams: each entry must be a name and a value');
        return [toText(pair[0]), toText(pair[1])];
      });
    } else {
      this.#pairs = parseQuery(toText(init).replace(/^\?/, ''));
    }
  }

  /** For URL only: parameters of a query that report their changes. */
  static ofQuery(query: string, onChange: (query: string) => void): URLSearchParams {
    const parameters = new URLSearchParams(query === '' ? '' : `?${query}`);
    parameters.#onChange = onChange;
    return parameters;
  }

  /** For URL only: takes over a new query without reporting it. */
  static refresh(parameters: URLSearchParams, query: string): void {
    parameters.#pairs = parseQuery(query);
  }

  get size(): number {
    return this.#pairs.length;
  }

  append(name: unknown, value: unknown): void {
    this.#pairs.push([toText(name), toText(value)]);
    this.#changed();
  }

  delete(name: unknown, value?: unknown): void {
    const isMatch = matcher(name, value);
    this.#pairs = this.#pairs.filter((pair) => !isMatch(pair));
    this.#changed();
  }

  get(name: unknown): string | null {
    return this.#pairs.find(matcher(name))?.[1] ?? null;
  }

  getAll(name: unknown): string[] {
    return this.#pairs.filter(matcher(name)).map((pair) => pair[1]);
  }

  has(name: unknown, value?: unknown): boolean {
    return this.#pairs.some(matcher(name, value));
  }

  set(name: unknown, value: unknown): void {
    const isMatch = matcher(name);
    const first = this.#pairs.find(isMatch);
    if (first === undefined) return this.append(name, value);
    first[1] = toText(value);
    this.#pairs = this.#pairs.filter((pair) => pair === first || !isMatch(pair));
    this.#changed();
  }

  sort(): void {
    this.#pairs.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
    this.#changed();
  }

  forEach(visit: (value: string, name: string, parameters: URLSearchParams) => void, self?: unknown): void {
    for (const [name, value] of this.#pairs) visit.call(self, value, name, this);
  }

  *entries(): Generator<Pair> {
    for (const [name, value] of this.#pairs) yield [name, value];
  }

  *keys(): Generator<string> {
    for (const [name] of this.#pairs) yield name;
  }

  *values(): Generator<string> {
    for (const [, value] of this.#pairs) yield value;
  }

  [Symbol.iterator](): Generator<Pair> {
    return this.entries();
  }

  toString(): string {
    return this.#pairs.map(([name, value]) => `${formEncode(name)}=${formEncode(value)}`).join('&');
  }

  /** Not in the standard: JSON.stringify would give `{}` otherwise. */
  toJSON(): string {
    return this.toString();
  }

  #changed(): void {
    this.#onChange?.(this.toString());
  }
}

function matcher(name: unknown, value?: unknown): (pair: Pair) => boolean {
  const wanted = toText(name);
  return (pair) => pair[0] === wanted && (value === undefined || pair[1] === toText(value));
}

function parseQuery(query: string): Pair[] {
  return query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const end = part.indexOf('=');
      const decode = (text: string) => percentDecode(text.replaceAll('+', ' '));
      return end < 0 ? [decode(part), ''] : [decode(part.slice(0, end)), decode(part.slice(end + 1))];
    });
}

/** application/x-www-form-urlencoded. */
function formEncode(text: string): string {
  let encoded = '';
  for (const character of text) {
    if (/^[A-Za-z0-9*\-._]$/.test(character)) encoded += character;
    else encoded += character === ' ' ? '+' : escapeBytes(character);
  }
  return encoded;
}

/** As the standard converts arguments: to a string without lone surrogates. */
export function toText(value: unknown): string {
  return String(value).replace(/\p{Surrogate}/gu, '\ufffd');
}
