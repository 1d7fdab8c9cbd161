const MAX_CHARACTERS = 60;

/** What file names may not hold on one system or another, and what turns text round. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}"*/:<>?\\|%;]/gu;

/** A file name after the name of a workflow; as the API names its exports. */
export function fileName(name: string, ending: string): string {
  const bare = [...name.replace(UNSAFE, '_')]
    .slice(0, MAX_CHARACTERS)
    .join('')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  return `${bare === '' ? 'workflow' : bare}${ending}`;
}

/** Names of which none comes twice: the second becomes `name (2)`. */
export function distinctNames(names: readonly string[], ending: string): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const first = fileName(name, ending);
    const count = (seen.get(first.toLowerCase()) ?? 0) + 1;
    seen.set(first.toLowerCase(), count);
    return count === 1 ? first : fileName(name, ` (${count})${ending}`);
  });
}
