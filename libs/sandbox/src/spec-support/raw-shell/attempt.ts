/** What a raw shell is pointed at: canaries, and a process that stands for the worker. */
export interface Targets {
  tcpPort: number;
  udpPort: number;
  unixPath: string;
  /** Real PostgreSQL. */
  databasePort: number;
  /** A file with a secret, as the worker keeps one, and a folder beside it that can be written. */
  secretFile: string;
  folder: string;
  /** A process with secrets in its environment. */
  workerPid: number;
}

/** One way to reach for something, as the body of an async function in Node's own realm. */
export interface Attempt {
  title: string;
  /**
   * Gives something truthy when it reached what it wants. In scope: `require` (every built-in module, loaded before the lock),
   * `process`, `koffi`, `call(name, …)` (a system call; throws with `errno`), `libc(name, result, types)`, `text(s)` and
   * `bytes(n)` (memory for calls), `until(emitter, event)`, `targets`, and the isolate's `host` with `runScripts`.
   */
  source: string;
  /** False when nothing shows the same outside of the sandbox, or it would hurt there. */
  hasControl?: false;
}

/** How an attempt ended: with what it reached, or with what stopped it. */
export type AttemptResult = { reached: string } | { stopped: string };
