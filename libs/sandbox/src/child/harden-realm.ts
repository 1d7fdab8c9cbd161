import { registerHooks } from 'node:module';

/** Where a program in Node's own realm could start from. */
const DOORS_OF_PROCESS = [
  ...['binding', '_linkedBinding', 'dlopen', 'getBuiltinModule', 'mainModule', 'report', 'execve'],
  ...['kill', '_kill', '_debugProcess', 'stdin', 'stdout', 'stderr'],
];
const DOORS_OF_GLOBAL = ['fetch', 'WebSocket', 'EventSource', 'BroadcastChannel', 'Worker'];

/**
 * Closes the doors of Node's own realm: no module loads any more, and what talks to the outside is gone. Call it last. This is
 * no boundary; it is for the case that an isolate hands out an object of this realm where the kernel does not lock the process.
 */
export function hardenRealm(): void {
  registerHooks({ resolve: refuse, load: refuse });
  // Deleted, not overwritten: writing to some of them would load what they stand for.
  for (const name of DOORS_OF_PROCESS) Reflect.deleteProperty(process, name);
  for (const name of DOORS_OF_GLOBAL) Reflect.deleteProperty(globalThis, name);
}

function refuse(): never {
  throw new Error('a sandbox process loads nothing any more');
}
