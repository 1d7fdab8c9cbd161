import { setFlagsFromString } from 'node:v8';

/** After so many bytes of text the heap is swept. */
const SWEEP_AFTER_BYTES = 64 * 1_048_576;

/**
 * Frees the texts that came out of the isolate. They lie outside of Node's own heap, whose collector does not feel them: without
 * this they would pile up until the parent takes the process for one that fills its memory, and ends a script that did not.
 */
export class TextCollector {
  private passedBytes = 0;
  /** There by --expose-gc (pool/spawn-settings.ts). */
  private readonly collect = globalThis.gc;

  constructor() {
    // Contexts that are made from now on, those of scripts, have no such function.
    setFlagsFromString('--no-expose-gc');
  }

  /** Counts texts that were passed on; call it when nobody waits. */
  pass(texts: readonly string[]): void {
    for (const text of texts) this.passedBytes += text.length;
    if (this.passedBytes < SWEEP_AFTER_BYTES) return;
    this.passedBytes = 0;
    this.collect?.();
  }
}
