/** How a body is read. */
export interface MediaType {
  kind: 'json' | 'form' | 'text';
  /** In small letters; `utf-8` when none is named. */
  charset: string;
}

/** Reads a Content-Type (RFC 9110, RFC 6839); undefined for what webhooks don't take. */
export function readMediaType(contentType: string): MediaType | undefined {
  const [essence = '', ...parameters] = contentType.toLowerCase().split(';');
  const kind = kindOf(essence.trim());
  if (!kind) return undefined;
  const charset = parameters
    .map((each) => each.trim())
    .find((each) => each.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '')
    .trim();
  const isUtf8 = charset === undefined || ['', 'utf-8', 'utf8', 'us-ascii'].includes(charset);
  return { kind, charset: isUtf8 ? 'utf-8' : charset };
}

function kindOf(essence: string): MediaType['kind'] | undefined {
  if (essence === 'application/json' || /^application\/[\w.!#$&^-]+\+json$/.test(essence)) return 'json';
  if (essence === 'application/x-www-form-urlencoded') return 'form';
  if (/^text\/[\w.+!#$&^-]+$/.test(essence) || /^application\/([\w.!#$&^-]+\+)?xml$/.test(essence))
    return 'text';
  return undefined;
}
