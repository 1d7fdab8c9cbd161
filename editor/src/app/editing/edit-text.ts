import type { CountedNoun, CountedVerb, EditLabel, NamedVerb } from '@rex/canvas';
import { itemCount } from '../ui/item-count';
import { countOf } from './count-of';

/** What an edit is called in the button of undo and in announcements: `Move 3 nodes`. */
export function editText(label: EditLabel): string {
  if ('count' in label) return countedText(label.does, nounOf(label.of, label.count));
  switch (label.does) {
    case 'as-told':
      return label.text;
    case 'rename-to':
      return $localize`Rename “${label.name}:NAME:” to “${label.to}:NEW_NAME:”`;
    case 'connect':
      return $localize`Connect`;
    case 'reconnect':
      return $localize`Reconnect`;
    case 'group':
      return $localize`Group`;
    case 'add-note':
      return $localize`Add note`;
    case 'edit-note':
      return $localize`Edit note`;
    case 'resize-note':
      return $localize`Resize note`;
    default:
      return namedText(label.does, label.name);
  }
}

function namedText(does: NamedVerb, name: string): string {
  switch (does) {
    case 'add':
      return $localize`Add “${name}:NAME:”`;
    case 'insert':
      return $localize`Insert “${name}:NAME:”`;
    case 'edit':
      return $localize`Edit “${name}:NAME:”`;
    case 'replace':
      return $localize`Replace “${name}:NAME:”`;
    case 'delete':
      return $localize`Delete “${name}:NAME:”`;
    case 'delete-and-reconnect':
      return $localize`Delete “${name}:NAME:” and reconnect`;
    case 'rename':
      return $localize`Rename “${name}:NAME:”`;
    case 'collapse':
      return $localize`Collapse “${name}:NAME:”`;
    case 'open':
      return $localize`Open “${name}:NAME:”`;
  }
}

function countedText(does: CountedVerb, counted: string): string {
  switch (does) {
    case 'add':
      return $localize`Add ${counted}:COUNTED:`;
    case 'paste':
      return $localize`Paste ${counted}:COUNTED:`;
    case 'duplicate':
      return $localize`Duplicate ${counted}:COUNTED:`;
    case 'delete':
      return $localize`Delete ${counted}:COUNTED:`;
    case 'delete-and-reconnect':
      return $localize`Delete ${counted}:COUNTED: and reconnect`;
    case 'enable':
      return $localize`Enable ${counted}:COUNTED:`;
    case 'disable':
      return $localize`Disable ${counted}:COUNTED:`;
    case 'move':
      return $localize`Move ${counted}:COUNTED:`;
    case 'align':
      return $localize`Align ${counted}:COUNTED:`;
    case 'distribute':
      return $localize`Distribute ${counted}:COUNTED:`;
    case 'tidy':
      return $localize`Tidy ${counted}:COUNTED:`;
    case 'ungroup':
      return $localize`Ungroup ${counted}:COUNTED:`;
  }
}

function nounOf(noun: CountedNoun, count: number): string {
  switch (noun) {
    case 'node':
      return countOf('nodes', count);
    case 'edge':
      return countOf('edges', count);
    case 'group':
      return countOf('groups', count);
    case 'item':
      return itemCount(count);
  }
}
