/** Most characters of the name of a workflow. */
const MAX_NAME_CHARACTERS = 200;

/** The name of a copy whose maker gave none, cut at the end of a character where it would be too long. */
export function copyName(name: string): string {
  return [...`Copy of ${name}`].slice(0, MAX_NAME_CHARACTERS).join('').trimEnd();
}
