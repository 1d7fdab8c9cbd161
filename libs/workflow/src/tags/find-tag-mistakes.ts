import { MAX_TAGS, TAG_PATTERN } from './clean-tags';

/** What keeps a value from being the tags of a workflow; `path` is a JSON Pointer into it. White space at their ends does not. */
export function findTagMistakes(tags: unknown): { path: string; message: string }[] {
  if (!Array.isArray(tags)) return [{ path: '', message: 'Tags must be a list of texts.' }];
  if (tags.length > MAX_TAGS) return [{ path: '', message: `A workflow has at most ${MAX_TAGS} tags.` }];
  return tags.flatMap((tag: unknown, index) =>
    typeof tag === 'string' && TAG_PATTERN.test(tag.trim())
      ? []
      : [{ path: `/${index}`, message: TAG_MISTAKE }],
  );
}

const TAG_MISTAKE = 'A tag must have 1 to 50 characters, on one line and without commas.';
