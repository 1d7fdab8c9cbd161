import { Parser, type Options } from 'acorn';

/** How scripts are read: as the isolate compiles them, strict and with `await`. */
export const SCRIPT_OPTIONS: Options = {
  ecmaVersion: 'latest',
  sourceType: 'script',
  strict: true,
  allowReturnOutsideFunction: true,
  allowAwaitOutsideFunction: true,
  allowHashBang: false,
  // The node of `(a)` covers its brackets too.
  preserveParens: true,
};

/** Most names that one script may declare, counted once for each block around a `var`: so much takes milliseconds. */
const MAX_NAMES = 200_000;

/** True when thousands of nested brackets exhausted the parser's stack. */
export function isTooDeep(error: unknown): boolean {
  return (
    error instanceof RangeError ||
    (error instanceof SyntaxError && error.message.startsWith('Not enough stack'))
  );
}

/** What acorn keeps of a scope, and the hooks that its plugins override. Neither is in its types. */
interface ParserHooks {
  enterScope(flags: number): void;
  currentScope(): Record<'var' | 'lexical' | 'functions', string[]>;
  readonly allowNewDotTarget: boolean;
  parseDynamicImport(node: { start: number }): unknown;
  raise(position: number, message: string): never;
}

const Base = Parser as unknown as {
  new (options: Options, input: string, startPosition?: number): Parser & ParserHooks;
} & Omit<typeof Parser, 'prototype'>;

/**
 * Acorn, with three differences: it refuses `import()`, since scripts can load nothing; it knows that there is a function around each
 * source, so `new.target` is no mistake; and it takes linear time for the names that a script declares. Acorn looks each new name up in
 * a list of all before it, so 40,000 of them kept it busy for seconds.
 */
export class ScriptParser extends Base {
  // Only declared: the constructor of Base enters the first scope, and an initial value would come after that.
  declare private names: { left: number } | undefined;

  override enterScope(flags: number): void {
    super.enterScope(flags);
    const names = (this.names ??= { left: MAX_NAMES });
    const scope = this.currentScope();
    for (const kind of ['var', 'lexical', 'functions'] as const) scope[kind] = new NameList(names);
  }

  override get allowNewDotTarget(): boolean {
    return true;
  }

  override parseDynamicImport({ start }: { start: number }): never {
    return this.raise(start, 'import() is not available: scripts cannot load modules');
  }
}

/** A list of names that finds one at once. */
class NameList extends Array<string> {
  private index: Set<string> | undefined;

  constructor(private readonly names: { left: number }) {
    super();
  }

  override push(name: string): number {
    this.names.left -= 1;
    if (this.names.left < 0) throw new SyntaxError('The source declares too many names');
    this.index?.add(name);
    return super.push(name);
  }

  override indexOf(name: string): number {
    if (this.length < 16) return super.indexOf(name);
    this.index ??= new Set(this);
    return this.index.has(name) ? 0 : -1;
  }
}
