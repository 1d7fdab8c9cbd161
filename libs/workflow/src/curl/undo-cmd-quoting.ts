/** How a browser's "Copy as cURL (cmd)" looks: carets before quotes, or at the ends of lines. */
const CMD = /^\s*curl(?:\.exe)?\s(?:\s*\^"|[^'\n]*\^\r?\n)/;

/** A text in double quotes; at the end of the command it may lack the second one. */
const QUOTED = /"([^"\\]*(?:\\[^]?[^"\\]*)*)("|$)/g;

/** Whether a command was written for the Windows command prompt. */
export function isCmdCommand(text: string): boolean {
  return CMD.test(text);
}

/**
 * Rewrites a command for the Windows command prompt as one for a POSIX shell. A caret takes the next character as it is, at the
 * end of a line it joins the next one, and with an empty line behind it stands for a line break. Then only double quotes
 * quote, with `\"` for a quote within.
 */
export function undoCmdQuoting(text: string): string {
  const plain = text
    .replace(/\^\r?\n\r?\n/g, '\n')
    .replace(/\^\r?\n/g, ' ')
    .replace(/\^([^])/g, '$1');
  return plain.replace(QUOTED, (whole, inside: string, end: string) =>
    end === '' ? whole : quote(inside.replace(/\\(["\\])/g, '$1')),
  );
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
