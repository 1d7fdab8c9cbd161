import { escapeTemplate } from '../templates/escape-template';
import { parseTemplate } from '../templates/parse-template';
import { isReference } from './is-reference';
import { isSecretPairName } from './secret-names';

/** Stands for a template while a URL is taken apart. No document may hold this character. */
const MARK = '\u0000';
const MARKED = /\u0000(\d+)\u0000/g;

/**
 * A URL without user name and password, and without the parameters whose names tell of a secret, in its query and behind its `#`. Parts
 * that only refer to what steps give stay. A text that starts like no http URL is left as it is.
 */
export function cleanUrl(text: string): string {
  if (!/^\s*https?:\/\//i.test(text)) return text;
  const { marked, restore } = markTemplates(text);
  const [resource = '', fragment] = splitAt(marked, '#');
  const [address = '', query] = splitAt(resource, '?');
  const cleaned =
    withoutUser(address, restore) + cleanPart('?', query, restore) + cleanFragment(fragment, restore);
  return cleaned === marked ? text : restore(cleaned);
}

/** The text with a mark in place of each template, so that what they hold is not taken for parts of the URL. */
function markTemplates(text: string): { marked: string; restore: (marked: string) => string } {
  const { parts } = readTemplate(text);
  const sources = parts.map((part) => (part.kind === 'text' ? '' : `{{ ${part.source} }}`));
  const marked = parts.map((part, index) => (part.kind === 'text' ? part.text : `${MARK}${index}${MARK}`));
  return {
    marked: marked.join(''),
    restore: (rest) => {
      const pieces = rest.split(MARKED);
      return pieces
        .map((piece, at) =>
          at % 2 === 1 ? (sources[Number(piece)] ?? '') : asText(piece, at < pieces.length - 1),
        )
        .join('');
    },
  };
}

/** A text as it is written, where a template may follow: backslashes before braces are written twice. */
function asText(text: string, isBeforeTemplate: boolean): string {
  const escaped = escapeTemplate(text);
  // Looking behind keeps a long run of backslashes from being read once for each of them.
  return isBeforeTemplate
    ? escaped.replace(/(?<!\\)\\+$/, (backslashes) => backslashes + backslashes)
    : escaped;
}

/** A text whose templates don't parse is text. */
function readTemplate(text: string): ReturnType<typeof parseTemplate> {
  try {
    return parseTemplate(text);
  } catch {
    return { parts: [{ kind: 'text', text }] };
  }
}

function withoutUser(address: string, restore: (marked: string) => string): string {
  const [, start = '', user] = /^(\s*https?:\/\/)([^/\\#]*@)?/i.exec(address) ?? [];
  if (user === undefined) return address;
  const isHarmless = user.slice(0, -1).split(':').map(restore).every(isReference);
  return isHarmless ? address : start + address.slice(start.length + user.length);
}

/** A fragment may hold parameters (OAuth 2.0 hands out tokens so), or be a path of the page with a query of its own. */
function cleanFragment(fragment: string | undefined, restore: (marked: string) => string): string {
  if (fragment === undefined) return '';
  const [parameters = '', query] = splitAt(fragment, '?');
  return cleanPart('#', parameters, restore) + cleanPart('?', query, restore);
}

/** Parameters without those that hold secrets, behind their mark; nothing when nothing is left of them. */
function cleanPart(
  mark: string,
  parameters: string | undefined,
  restore: (marked: string) => string,
): string {
  if (parameters === undefined) return '';
  const kept = parameters.split('&').filter((parameter) => {
    const [name = '', value = ''] = splitAt(parameter, '=');
    return !isSecretPairName(decoded(name)) || isReference(restore(value));
  });
  return kept.length === 0 ? '' : mark + kept.join('&');
}

function splitAt(text: string, mark: string): [string, string | undefined] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + mark.length)];
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
