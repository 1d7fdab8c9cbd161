import { checkScript, type ScriptKind } from '../scripts/check-script';
import { parseTemplate } from '../templates/parse-template';
import { TemplateSyntaxError, type PathPart } from '../templates/template';
import { editText, scriptEdits, type Renames, type TextEdit } from './rewrite-script';

/** A script with other ids of steps in it; one that does not parse stays as it is. */
export function rewriteScript(source: string, kind: ScriptKind, renames: Renames): string {
  if (!mayName(source, renames)) return source;
  const checked = checkScript({ kind, source });
  return 'tree' in checked
    ? editText(source, scriptEdits(source, checked.tree, checked.offset, renames))
    : source;
}

/** A text with other ids of steps in its `{{ … }}`; what stands around them stays. One that does not parse stays as it is. */
export function rewriteTemplate(text: string, renames: Renames): string {
  if (!text.includes('{{') || !mayName(text, renames)) return text;
  const edits: TextEdit[] = [];
  try {
    parseTemplate(text, ({ part, start, tree }) => {
      const inside =
        part.kind === 'path'
          ? pathEdits(part, renames)
          : tree
            ? scriptEdits(part.source, tree, 0, renames)
            : [];
      for (const edit of inside) edits.push({ ...edit, start: edit.start + start, end: edit.end + start });
    });
  } catch (error) {
    if (error instanceof TemplateSyntaxError) return text;
    throw error;
  }
  return editText(text, edits);
}

/** Where the first key of a path stands: a name after a dot, or a text in brackets. */
const FIRST_KEY = /^\w+(?:\.([\w$]+)|\[\s*('[^']*'|"[^"]*"))/;

function pathEdits({ root, keys: [first], source }: PathPart, renames: Renames): TextEdit[] {
  const id = root === 'steps' && typeof first === 'string' ? renames.get(first) : undefined;
  const [whole = '', name, text = ''] = FIRST_KEY.exec(source) ?? [];
  if (id === undefined || whole === '') return [];
  const written = name ?? text;
  const quote = name === undefined ? text.charAt(0) : '';
  return [{ start: whole.length - written.length, end: whole.length, text: quote + id + quote }];
}

/** False when a text surely names none of the steps; most texts don't, and are not parsed. Escapes can spell any name. */
function mayName(text: string, renames: Renames): boolean {
  if (text.includes('\\')) return true;
  if (!text.includes('steps')) return false;
  for (const id of renames.keys()) if (text.includes(id)) return true;
  return false;
}
