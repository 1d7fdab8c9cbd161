/** What copies and pastes: text from outside, checked, and what puts copies into a document. */
export {
  readClipboard,
  type ClipboardRefusal,
  type ReadClipboard,
  type ReadGraph,
} from '../clipboard/read-clipboard';
export { duplicateItems } from '../commands/duplicate-items';
export { pasteFragment } from '../commands/insert-fragment';
