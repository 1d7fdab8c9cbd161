import { readFileSync } from 'node:fs';
import ivm from 'isolated-vm';
import type { SetupHead } from '../wire/messages';
import { ScriptCache } from './script-cache';

/** One fresh context and the driver inside it, by a reference that scripts cannot reach. */
export interface HostedContext {
  context: ivm.Context;
  driver: ivm.Reference<(...args: (string | number | undefined | ivm.Dereference<unknown>)[]) => unknown>;
}

const DRIVER_NAME = '__rexDriver';

/**
 * Globals taken away from scripts: shared memory and atomics (they could block the thread for good), WebAssembly (memory and
 * machine code beyond the isolate's limits), finalizers (code that runs outside of any run). V8 puts the first three
 * into each new context itself, so they can't be left out of the snapshot.
 */
const REMOVED_GLOBALS = ['WebAssembly', 'SharedArrayBuffer', 'Atomics', 'FinalizationRegistry', DRIVER_NAME];

/** The one isolate of this process, with the snapshot from which its contexts are born. */
export class IsolateHost {
  readonly isolate: ivm.Isolate;
  readonly scripts: ScriptCache;
  private spare: HostedContext | undefined;
  private contained: HostedContext | undefined;

  constructor(readonly limits: SetupHead) {
    const source = readFileSync(new URL('./isolate.js', import.meta.url), 'utf8');
    const snapshot = ivm.Isolate.createSnapshot([{ code: `(() => {${source}\n})();`, filename: '<rex>' }]);
    this.isolate = new ivm.Isolate({ memoryLimit: limits.memoryMb, snapshot });
    this.scripts = new ScriptCache(this.isolate);
  }

  /** A context that no script has seen. */
  takeContext(): HostedContext {
    const hosted = this.spare ?? this.createContext();
    this.spare = undefined;
    return hosted;
  }

  /** The context of contained scripts, which are proved to leave nothing in it. */
  get containedContext(): HostedContext {
    return (this.contained ??= this.createContext());
  }

  /** Makes the next context ahead of time, while nobody waits. */
  prepareContext(): void {
    this.spare ??= this.createContext();
  }

  private createContext(): HostedContext {
    const context = this.isolate.createContextSync();
    const { global } = context;
    const driver = global.getSync(DRIVER_NAME, { reference: true }) as unknown as HostedContext['driver'];
    for (const name of REMOVED_GLOBALS) global.deleteSync(name);
    return { context, driver };
  }
}
