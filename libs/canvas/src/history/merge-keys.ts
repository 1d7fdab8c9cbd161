// Keys under which edits of one burst become one entry. Who performs an edit chooses one; different things get different keys.

/** Typing in one field of a node's form. */
export function typingKey(nodeId: string, field: string): string {
  return `type ${nodeId} ${field}`;
}

/** Typing in a note. */
export function noteTypingKey(noteId: string): string {
  return `note ${noteId}`;
}

/** Moving the same items by arrow keys. */
export function nudgeKey(ids: Iterable<string>): string {
  return `nudge ${[...ids].sort().join(' ')}`;
}
