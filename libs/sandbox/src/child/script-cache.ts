import type { Script } from '@rex/node-sdk';
import { checkScript, type ScriptProblem } from '@rex/workflow';
import type ivm from 'isolated-vm';
import { isContained } from './is-contained';
import { LINES_BEFORE, SCRIPT_NAME, wrapSource } from './wrap-source';

/** A script ready to run in any context of its isolate, or what is wrong with its source. */
export type CompiledScript =
  | {
      script: ivm.Script;
      /** Whether it may use a context again (isContained). */
      isContained: boolean;
    }
  | { problem: ScriptProblem };

const MAX_SCRIPTS = 500;
const MAX_SOURCE_LENGTH = 4_000_000;

/** Compiles each source once; forgets those that were not used for longest. */
export class ScriptCache {
  private readonly compiled = new Map<string, CompiledScript>();
  private sourceLength = 0;

  constructor(private readonly isolate: ivm.Isolate) {}

  get(script: Script, names: readonly string[]): CompiledScript {
    const key = `${script.kind} ${names.join()}\n${script.source}`;
    const known = this.compiled.get(key);
    if (known !== undefined) {
      // Last in the map: used most recently.
      this.compiled.delete(key);
      this.compiled.set(key, known);
      return known;
    }
    const compiled = this.compile(script, names);
    this.compiled.set(key, compiled);
    this.sourceLength += key.length;
    this.forgetOldest();
    return compiled;
  }

  private compile(script: Script, names: readonly string[]): CompiledScript {
    const checked = checkScript(script);
    if ('problem' in checked) return checked;
    try {
      const origin = { filename: SCRIPT_NAME, lineOffset: -LINES_BEFORE };
      const compiled = this.isolate.compileScriptSync(wrapSource(script, names), origin);
      return { script: compiled, isContained: isContained(checked.tree, names) };
    } catch (error) {
      return { problem: describeCompileError(error) };
    }
  }

  private forgetOldest(): void {
    for (const [key, compiled] of this.compiled) {
      const isWithinLimits = this.compiled.size <= MAX_SCRIPTS && this.sourceLength <= MAX_SOURCE_LENGTH;
      if (isWithinLimits || this.compiled.size === 1) return;
      this.compiled.delete(key);
      this.sourceLength -= key.length;
      if ('script' in compiled) compiled.script.release();
    }
  }
}

/** The isolate's compiler is stricter than the parser (strict mode, redeclared names); it ends its message with the place. */
function describeCompileError(error: unknown): ScriptProblem {
  const text = error instanceof Error ? error.message : String(error);
  const place = /\s*\[<script>:(\d+):(\d+)\]/.exec(text);
  return {
    message: place ? text.slice(0, place.index) : text,
    line: place ? Math.max(1, Number(place[1])) : 1,
    column: place ? Number(place[2]) : 1,
  };
}
