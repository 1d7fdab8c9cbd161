import type { PlainDocument } from '../document/read-document';

/** What text on the clipboard says it is. */
export const CLIPBOARD_FORMAT = 'rex-canvas';

/** The version of the format that is written; the newest one that is read. */
export const CLIPBOARD_FORMAT_VERSION = 1;

/**
 * A fragment as text, for the clipboard. It reads as JSON in a mail or an issue too. Configs name stored keys by their ids, so
 * no key travels with it.
 */
export function clipboardText({ nodes, edges, notes, groups }: PlainDocument): string {
  const content = {
    format: CLIPBOARD_FORMAT,
    formatVersion: CLIPBOARD_FORMAT_VERSION,
    nodes,
    edges,
    notes,
    groups,
  };
  return JSON.stringify(content, null, 2);
}
