import type { Clock } from '@rex/node-sdk';
import type { NodeRegistry } from '../ports/node-registry';
import type { NodeServices } from '../ports/node-services';
import type { ScriptHost } from '../ports/script-host';
import type { EngineLogger } from '../ports/engine-logger';
import type { StepWriter } from '../record/step-writer';
import type { StepStreams } from '../stream/step-streams';
import type { NodeSlots } from './node-slots';

/** Limits of a run. Every one is a setting. */
export interface RunLimits {
  /** Nodes that one execution runs at a time. */
  nodeConcurrency: number;
  /** Longest time of one attempt of a node that names none, in milliseconds. */
  nodeTimeoutMs: number;
  /** Largest output of one step, in bytes of JSON. */
  maxOutputBytes: number;
  /** Most log lines kept of one step. */
  maxLogLines: number;
  /** A step that runs longer is shown as `running`, in milliseconds. */
  showRunningAfterMs: number;
  /** A wait for the next attempt that is longer frees the worker, in milliseconds. */
  longWaitMs: number;
}

/** Everything outside the engine that a run needs. */
export interface RunDependencies {
  writer: StepWriter;
  scripts: ScriptHost;
  services: NodeServices;
  /** The types that may be tools. */
  registry: NodeRegistry;
  streams: StepStreams;
  slots: NodeSlots;
  clock: Clock;
  logger: EngineLogger;
  limits: RunLimits;
  /** A number from 0 to 1 that spreads retries. */
  random(): number;
}
