import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import path from 'node:path';
import { root } from './house.mjs';

// The files are made up, so there are no types to look at.
const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: path.join(root, '.config/eslint.config.mjs'),
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

/** The rules that are on for a file. */
export async function rulesFor(file: string): Promise<Record<string, unknown>> {
  const config: { rules: Record<string, unknown> } = await eslint.calculateConfigForFile(
    path.join(root, file),
  );
  return config.rules;
}
