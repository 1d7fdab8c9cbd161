/** A text that a config takes as it is: every `{{` in it is escaped, so that parseTemplate gives the same text back. */
export function escapeTemplate(text: string): string {
  // Looking behind keeps a long run of backslashes from being read once for each of them.
  return text.replace(
    /(?<!\\)(\\*)\{\{/g,
    (_whole, backslashes: string) => `${backslashes}${backslashes}\\{{`,
  );
}
