import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

interface Pattern {
  regex: RegExp;
  isException: boolean;
}

/** Files that a build sees, relative to the root: all but what .dockerignore leaves out. */
export function listBuildContext(root: string): string[] {
  const patterns = parseIgnoreFile(readFileSync(path.join(root, '.dockerignore'), 'utf8'));
  // Docker looks into every folder, since a later line may bring back what is inside. Nothing here brings back these.
  const neverWanted = new Set(['.git', 'node_modules']);
  const walk = (folder: string): string[] =>
    readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const file = path.posix.join(folder, entry.name);
      if (entry.isDirectory()) return neverWanted.has(entry.name) ? [] : walk(file);
      return isLeftOut(file, patterns) ? [] : [file];
    });
  return walk('');
}

/** Reads the lines of a .dockerignore. Of its wildcards, `*` and a leading `**` are understood. */
export function parseIgnoreFile(text: string): Pattern[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const isException = line.startsWith('!');
      const source = line
        .slice(isException ? 1 : 0)
        .replaceAll(/[.+^${}()|[\]\\?]/g, '\\$&')
        .replace(/^\*\*\//, '(?:.+/)?')
        .replaceAll(/(?<!\))\*/g, '[^/]*');
      return { regex: new RegExp(`^${source}$`), isException };
    });
}

/** The last line that matches the file or a folder above it decides. */
export function isLeftOut(file: string, patterns: Pattern[]): boolean {
  const parts = file.split('/');
  const paths = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  const deciding = patterns.findLast(({ regex }) => paths.some((each) => regex.test(each)));
  return deciding !== undefined && !deciding.isException;
}
