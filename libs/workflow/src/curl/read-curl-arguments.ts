import { SHORT_OPTIONS, VALUE_OPTIONS } from './curl-options';

/** An option as curl understands it; a bare word is a `url`. */
export interface CurlArgument {
  /** Long name, without dashes. */
  name: string;
  /** Empty for options that take none. */
  value: string;
}

/** Reads the words behind `curl`: `--name value`, `--name=value`, `-Xvalue`, `-X value`, and flags in a row such as `-sSLX`. */
export function readCurlArguments(words: readonly string[]): CurlArgument[] {
  const found: CurlArgument[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === '-' || !word.startsWith('-')) {
      found.push({ name: 'url', value: word });
      continue;
    }
    const options = word.startsWith('--') ? [readLong(word.slice(2))] : readShort(word.slice(1));
    for (const { name, value } of options) {
      const takesNext = value === undefined && VALUE_OPTIONS.has(name);
      if (takesNext) at += 1;
      found.push({ name, value: value ?? (takesNext ? (words[at] ?? '') : '') });
    }
  }
  return found;
}

interface Option {
  name: string;
  /** Undefined: nothing was written to it. */
  value: string | undefined;
}

function readLong(text: string): Option {
  const equals = text.indexOf('=');
  return equals === -1
    ? { name: text, value: undefined }
    : { name: text.slice(0, equals), value: text.slice(equals + 1) };
}

/** Letters are flags up to the first that takes a value, which is the rest of the word if there is one. */
function readShort(letters: string): Option[] {
  const options: Option[] = [];
  for (const [index, letter] of [...letters].entries()) {
    const name = SHORT_OPTIONS.get(letter) ?? letter;
    if (VALUE_OPTIONS.has(name)) {
      const rest = [...letters].slice(index + 1).join('');
      return [...options, { name, value: rest === '' ? undefined : rest }];
    }
    options.push({ name, value: undefined });
  }
  return options;
}
