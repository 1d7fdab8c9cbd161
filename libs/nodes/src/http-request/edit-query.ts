/**
 * Adds parameters to the query of a URL. What the URL has already stays as it is written, since signatures may depend on it.
 */
export function addToQuery(url: URL, pairs: readonly (readonly [name: string, value: string])[]): URL {
  if (pairs.length === 0) return url;
  const added = pairs.map(([name, value]) => `${encodeText(name)}=${encodeText(value)}`).join('&');
  const longer = new URL(url);
  longer.search = url.search === '' ? added : `${url.search.replace(/&$/, '')}&${added}`;
  return longer;
}

/** Sets a parameter of a URL in place of those of that name. */
export function setInQuery(url: URL, name: string, value: string): URL {
  const rest = new URL(url);
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((part) => part !== '' && nameOf(part) !== name);
  rest.search = kept.join('&');
  return addToQuery(rest, [[name, value]]);
}

/** A part of a query is a name up to its first equals sign; plus signs and percent signs mean what forms mean by them. */
function nameOf(part: string): string {
  return [...new URLSearchParams(part).keys()][0] ?? '';
}

/** Percent-encodes a text. With the u flag only lone surrogates match: they become U+FFFD, as in every URL. */
export function encodeText(text: string): string {
  return encodeURIComponent(text.replace(/[\uD800-\uDFFF]/gu, '\uFFFD'));
}
