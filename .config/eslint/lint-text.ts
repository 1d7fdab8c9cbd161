import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import path from 'node:path';
import { root } from './house.mjs';

const house = { cwd: root, overrideConfigFile: path.join(root, '.config/eslint.config.mjs') };
// The files are made up, so there are no types to look at.
const eslint = new ESLint({
  ...house,
  overrideConfig: { files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked },
});

/** One complaint of the linter. */
export interface Complaint {
  rule: string | null;
  line: number;
  message: string;
}

/** Lints a text as if it stood in the given file of this repository, which need not exist. */
export async function lintText(file: string, text: string): Promise<Complaint[]> {
  const [result] = await eslint.lintText(text, { filePath: path.join(root, file) });
  if (result === undefined) throw new Error(`ESLint ignores ${file}`);
  return result.messages.map(({ ruleId, line, message }) => ({ rule: ruleId, line, message }));
}

/** The rules that a text breaks, in the order of the lines. */
export async function brokenRules(file: string, text: string): Promise<(string | null)[]> {
  return (await lintText(file, text)).map(({ rule }) => rule);
}

/** The names of the rules that are on for a file. */
export async function rulesFor(file: string): Promise<string[]> {
  const config: { rules: Record<string, [severity: number]> } = await new ESLint(
    house,
  ).calculateConfigForFile(path.join(root, file));
  return Object.keys(config.rules).filter((name) => config.rules[name]?.[0] === 2);
}
