/** What is counted: items are nodes and notes, or a mixture. */
export type CountedNoun = 'node' | 'edge' | 'item' | 'group';

/** What an edit does to one thing that has a name. */
export type NamedVerb =
  'add' | 'insert' | 'edit' | 'replace' | 'delete' | 'delete-and-reconnect' | 'rename' | 'collapse' | 'open';

/** What an edit does to several things. */
export type CountedVerb =
  | 'add'
  | 'paste'
  | 'duplicate'
  | 'delete'
  | 'delete-and-reconnect'
  | 'enable'
  | 'disable'
  | 'move'
  | 'align'
  | 'distribute'
  | 'tidy'
  | 'ungroup';

/** What an edit does to something that needs no further word. */
export type PlainVerb = 'connect' | 'reconnect' | 'group' | 'add-note' | 'edit-note' | 'resize-note';

/** What undo and announcements call an edit. The words are the editor's, in the language of whoever reads them. */
export type EditLabel =
  | { readonly does: NamedVerb; readonly name: string }
  | { readonly does: 'rename-to'; readonly name: string; readonly to: string }
  | { readonly does: CountedVerb; readonly count: number; readonly of: CountedNoun }
  | { readonly does: PlainVerb }
  /** Whoever made the edit has put it in words. */
  | { readonly does: 'as-told'; readonly text: string };
