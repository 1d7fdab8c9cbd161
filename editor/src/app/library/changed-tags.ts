/** Tags with one more or one less, compared in any case as the server does; null when that changes nothing. */
export function changedTags(tags: readonly string[], tag: string, how: 'add' | 'remove'): string[] | null {
  const isIt = (each: string): boolean => each.toLowerCase() === tag.trim().toLowerCase();
  if (tag.trim() === '' || tags.some(isIt) === (how === 'add')) return null;
  return how === 'add' ? [...tags, tag.trim()] : tags.filter((each) => !isIt(each));
}
