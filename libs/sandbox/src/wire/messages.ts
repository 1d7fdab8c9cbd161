import type { Script } from '@rex/node-sdk';

/**
 * What the pool and a sandbox process say to each other. A message is a head (JSON) and the number of parts it announces;
 * head and parts are one frame each. Large texts (sources, scope values, results) are parts, so that nobody has to escape
 * and parse them twice.
 */
export interface MessageHead {
  /** How many part frames follow. */
  parts: number;
}

/** The first message to a process: its limits for life. Answered by ReadyHead. */
export interface SetupHead extends MessageHead {
  kind: 'setup';
  /** Whether the process may work when it can't be locked. */
  lockdown: 'required' | 'preferred';
  memoryMb: number;
  maxResultBytes: number;
  maxLogLines: number;
  maxLogBytes: number;
}

/** The process has started and can run scripts. */
export interface ReadyHead extends MessageHead {
  kind: 'ready';
  lock: LockResult;
}

/** Whether the kernel holds a process to what it needs, and if not, why. */
export type LockResult =
  | { kind: 'locked' }
  /** This system has no such lock. */
  | { kind: 'unsupported'; reason: string }
  /** It should have worked. */
  | { kind: 'failed'; reason: string };

/** Scripts to run. Parts: first the sources, then the JSON texts of scope values. */
export interface RunHead extends MessageHead {
  kind: 'run';
  /** Time for all scripts of this message together. */
  timeoutMs: number;
  /** Names that the scripts may use, in the order of the parameters of their function. */
  names: string[];
  scripts: WireScript[];
}

/** One script, by reference to the parts. */
export interface WireScript {
  kind: Script['kind'];
  /** Part that holds the source. */
  source: number;
  /** For each name the part that holds its JSON text, or -1 when the script does not mention it. */
  values: number[];
}

/** The answer to RunHead. Parts: for each script an OutcomeHeader (JSON) and the result's JSON text (empty if it failed). */
export interface DoneHead extends MessageHead {
  kind: 'done';
  /** True when the process should not be used again: a script was cut off in it. */
  retire: boolean;
  /** Processor time of the process since it started, in milliseconds. */
  cpuMs: number;
}

/** Most bytes of a frame that is not a result: heads, outcome headers, sources. */
export const MAX_HEAD_BYTES = 8 * 1024 * 1024;

/** Most bytes of one frame sent to a process. */
export const MAX_VALUE_BYTES = 256 * 1024 * 1024;
