import type { HeaderFields } from '@rex/node-sdk';

/**
 * Gives the header fields of a response from Node's flat list of names and values: names in small letters, repeated fields
 * joined with a comma (RFC 9110 section 5.3), `set-cookie` a list. The object has no prototype, since names come from outside.
 */
export function readHeaders(raw: readonly string[]): HeaderFields {
  const lists = new Map<string, string[]>();
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = (raw[index] ?? '').toLowerCase();
    lists.set(name, [...(lists.get(name) ?? []), raw[index + 1] ?? '']);
  }
  const fields = Object.create(null) as HeaderFields;
  for (const [name, values] of lists) fields[name] = name === 'set-cookie' ? values : values.join(', ');
  return fields;
}
