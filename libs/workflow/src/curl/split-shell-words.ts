import { readAnsiQuoted } from './read-ansi-quoted';

/** The words of one command. */
export interface ShellWords {
  words: string[];
  /** Variables and commands that a shell would have filled in; they stand in the words as written. */
  unfilled: string[];
  /** What follows the command: a pipe, a redirection, another command. */
  rest: string;
}

/** A quote that nothing closes. */
export class ShellSyntaxError extends Error {
  override readonly name = 'ShellSyntaxError';
}

/**
 * Takes a command apart as a POSIX shell does: quotes, `$'…'`, backslashes, line continuations, comments. A line that goes on
 * with an option belongs to the command, since a lost backslash is the usual reason. Time is in proportion to the length.
 * @throws ShellSyntaxError when a quote is not closed
 */
export function splitShellWords(text: string): ShellWords {
  return new ShellReader(text).read();
}

const SPACE = /[^\S\n]+/y;
const LINES = /\n\s*/y;
const PLAIN = /[^\s\\'"$`|&;<>()]+/y;
const CONTINUATION = /\\[ \t\r]{0,20}\n/y;
/** Bounded, so that many open braces cost no more than their length. */
const UNFILLED = /\$(?:\{[^}]{0,80}\}|\([^)]{0,80}\)|[A-Za-z_]\w{0,80})|`[^`]{0,80}`/y;

class ShellReader {
  private at = 0;
  private word: string | undefined;
  private readonly words: string[] = [];
  private readonly unfilled = new Set<string>();

  constructor(private readonly text: string) {}

  read(): ShellWords {
    while (this.at < this.text.length && !this.isAtEnd()) this.readNext();
    this.finishWord();
    return { words: this.words, unfilled: [...this.unfilled], rest: this.text.slice(this.at).trim() };
  }

  private isAtEnd(): boolean {
    const character = this.text[this.at] ?? '';
    if (character !== '\n') return /[|&;<>()]/.test(character);
    const hasBegun = this.words.length > 0 || this.word !== undefined;
    LINES.lastIndex = this.at;
    const next = this.text[this.at + (LINES.exec(this.text)?.[0].length ?? 0)];
    return hasBegun && next !== undefined && next !== '-';
  }

  private readNext(): void {
    const character = this.text[this.at] ?? '';
    switch (character) {
      case "'":
        return this.readSingleQuoted();
      case '"':
        return this.readDoubleQuoted();
      case '\\':
        return this.readEscape();
      case '$':
      case '`':
        return this.readDollar(character);
      case '#':
        if (this.word === undefined) return this.skipComment();
    }
    // A line that ends here goes on with the next one, or the reader would not have come so far.
    if (this.take(SPACE) === undefined && this.take(LINES) === undefined) this.add(this.take(PLAIN) ?? '');
    else this.finishWord();
  }

  private readSingleQuoted(): void {
    const end = this.text.indexOf("'", this.at + 1);
    if (end === -1) throw this.unclosed(this.at);
    this.add(this.text.slice(this.at + 1, end));
    this.at = end + 1;
  }

  private readDoubleQuoted(): void {
    const start = this.at;
    this.add('');
    for (this.at += 1; this.text[this.at] !== '"';) {
      const character = this.text[this.at];
      const next = this.text[this.at + 1] ?? '';
      if (character === undefined) throw this.unclosed(start);
      if (character === '\\' && '"\\$`\n'.includes(next) && next !== '') {
        if (next !== '\n') this.add(next);
        this.at += 2;
      } else if (!this.readUnfilled()) {
        this.add(character);
        this.at += 1;
      }
    }
    this.at += 1;
  }

  private readEscape(): void {
    if (this.take(CONTINUATION) !== undefined) return;
    this.add(this.text[this.at + 1] ?? '');
    this.at += 2;
  }

  private readDollar(character: string): void {
    if (this.text[this.at + 1] === "'") {
      const quoted = readAnsiQuoted(this.text, this.at + 2);
      if (!quoted) throw this.unclosed(this.at);
      this.add(quoted.text);
      this.at = quoted.end;
    } else if (this.text[this.at + 1] === '"') {
      // A text to be translated: the same as a quoted one.
      this.at += 1;
    } else if (!this.readUnfilled()) {
      this.add(character);
      this.at += 1;
    }
  }

  private readUnfilled(): boolean {
    const written = this.take(UNFILLED);
    if (written === undefined) return false;
    this.unfilled.add(written);
    this.add(written);
    return true;
  }

  private skipComment(): void {
    const end = this.text.indexOf('\n', this.at);
    this.at = end === -1 ? this.text.length : end;
  }

  private add(part: string): void {
    this.word = (this.word ?? '') + part;
  }

  private finishWord(): void {
    if (this.word !== undefined) this.words.push(this.word);
    this.word = undefined;
  }

  /** What an expression matches here; then the reader is behind it. */
  private take(expression: RegExp): string | undefined {
    expression.lastIndex = this.at;
    const found = expression.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  private unclosed(start: number): ShellSyntaxError {
    return new ShellSyntaxError(`the quote at character ${start + 1} is not closed`);
  }
}
