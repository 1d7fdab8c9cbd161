/** What is pasted: text from outside, checked. */
export {
  readClipboard,
  type ClipboardRefusal,
  type ReadClipboard,
  type ReadGraph,
} from '../clipboard/read-clipboard';
