import { foldCase } from '../text/fold-case';

/** Most tags of one workflow. */
export const MAX_TAGS = 20;

/** Most characters of a tag. */
export const MAX_TAG_CHARACTERS = 50;

/** What a tag may be: 1 to 50 characters on one line, without commas (which part tags in a query) and halves of characters. */
export const TAG_PATTERN = /^[^,\p{Cc}\p{Cs}\p{Zl}\p{Zp}]{1,50}$/u;

/**
 * Tags as they are kept: without white space at their ends, and each once. Two that differ in case only are one, in the first
 * spelling.
 */
export function cleanTags(tags: readonly string[]): string[] {
  const kept = new Map<string, string>();
  for (const tag of tags.map((each) => each.trim())) {
    const key = foldCase(tag);
    if (!kept.has(key)) kept.set(key, tag);
  }
  return [...kept.values()];
}
