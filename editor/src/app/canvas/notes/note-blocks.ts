/** A piece of a line: plain, strong, slanted or code. */
export interface NoteSpan {
  readonly text: string;
  readonly kind: 'plain' | 'strong' | 'slanted' | 'code';
}

/** A line or paragraph of a note. */
export interface NoteBlock {
  readonly kind: 'heading' | 'item' | 'text';
  readonly spans: readonly NoteSpan[];
}

const SPAN = /\*\*([^*]+)\*\*|\*([^*]+)\*|`([^`]+)`/g;

/** The little of Markdown that notes know: headings, lists, **strong**, *slanted* and `code`. Everything else is text. */
export function noteBlocks(text: string): NoteBlock[] {
  return text.split('\n').flatMap((line): NoteBlock[] => {
    const trimmed = line.trim();
    if (trimmed === '') return [];
    const heading = /^#{1,6}\s+(.*)$/.exec(trimmed);
    if (heading) return [{ kind: 'heading', spans: spansOf(heading[1] ?? '') }];
    const item = /^[-*]\s+(.*)$/.exec(trimmed);
    if (item) return [{ kind: 'item', spans: spansOf(item[1] ?? '') }];
    return [{ kind: 'text', spans: spansOf(trimmed) }];
  });
}

function spansOf(line: string): NoteSpan[] {
  const spans: NoteSpan[] = [];
  let end = 0;
  for (const match of line.matchAll(SPAN)) {
    const [whole, strong, slanted, code] = match;
    if (match.index > end) spans.push({ text: line.slice(end, match.index), kind: 'plain' });
    if (strong !== undefined) spans.push({ text: strong, kind: 'strong' });
    else if (slanted !== undefined) spans.push({ text: slanted, kind: 'slanted' });
    else spans.push({ text: code ?? '', kind: 'code' });
    end = match.index + whole.length;
  }
  if (end < line.length) spans.push({ text: line.slice(end), kind: 'plain' });
  return spans;
}
