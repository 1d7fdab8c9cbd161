import type { LogLevel, NodeDefinition } from '@rex/node-sdk';
import { runNode, type NodeRunResult, type RunNodeOptions } from '@rex/testing';
import type { JsonObject, JsonValue } from '@rex/workflow';

/** One line that a node wrote into its step's log. */
export interface LoggedLine {
  level: LogLevel;
  message: string;
  data?: JsonValue;
}

/** Runs a node as runNode does, and also gives what it logged. */
export async function runLogged(
  { descriptor, run }: NodeDefinition,
  config: JsonObject,
  input: JsonValue,
  options?: RunNodeOptions,
): Promise<NodeRunResult & { logs: LoggedLine[] }> {
  const logs: LoggedLine[] = [];
  const listening: NodeDefinition = {
    descriptor,
    run: (context) =>
      run({
        ...context,
        log: (level, message, data) =>
          void logs.push(data === undefined ? { level, message } : { level, message, data }),
      }),
  };
  return { ...(await runNode(listening, config, input, options)), logs };
}
