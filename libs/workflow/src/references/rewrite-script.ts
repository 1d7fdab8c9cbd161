import type { Node } from 'acorn';
import { findStepUses, type StepUse } from '../templates/find-step-uses';

/** New ids by the ids that they take the place of. All of them at once: `a` may become `b` and `b` become `a`. */
export type Renames = ReadonlyMap<string, string>;

/** A piece of a text that is written anew. */
export interface TextEdit {
  start: number;
  end: number;
  text: string;
}

/**
 * What to write in a script so that it names steps by their new ids. Its own variables keep their names: `const { old } = steps` becomes
 * `const { fresh: old } = steps`, and that becomes the former again when the id does.
 * @param offset the tree's positions count from so many characters before the source
 */
export function scriptEdits(source: string, tree: Node, offset: number, renames: Renames): TextEdit[] {
  return findStepUses(source, tree).flatMap((use) => {
    const id = renames.get(use.id);
    if (id === undefined || id === use.id) return [];
    const placed = { ...use, start: use.start - offset, end: use.end - offset };
    return [editOf(placed, id, source, offset)];
  });
}

function editOf(
  { start, end, form, variable }: StepUse,
  id: string,
  source: string,
  offset: number,
): TextEdit {
  const written = source.slice(start, end);
  if (form === 'text') return { start, end, text: written.charAt(0) + id + written.charAt(0) };
  if (form === 'shorthand') return { start, end, text: `${id}: ${written}` };
  const until = variable?.name === id ? variable.start - offset : end;
  // Only a colon lies between, no comment that would get lost.
  const isShorthand = until > end && /^\s*:\s*$/.test(source.slice(end, until));
  return isShorthand ? { start, end: until, text: '' } : { start, end, text: id };
}

/** A text with edits made in it. They are in order and don't overlap. */
export function editText(text: string, edits: readonly TextEdit[]): string {
  let edited = '';
  let from = 0;
  for (const { start, end, text: fresh } of edits) {
    edited += text.slice(from, start) + fresh;
    from = end;
  }
  return edited + text.slice(from);
}
