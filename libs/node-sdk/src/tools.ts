import type { JsonObject, JsonValue } from '@rex/workflow';
import type { LlmTool } from './llm/message';
import type { StepError } from './outcome';

/** Another node type that a model may call, as it stands in the config of a node. */
export interface Tool {
  /** What the model calls it. */
  name: string;
  /** The node type that does the work. */
  type: string;
  description: string;
  /** JSON Schema of what the model gives. The tool's config sees it as `input`. */
  parameters?: JsonObject;
  /** Fields of the config that the model fills in itself. */
  modelFields?: string[];
  /** Config of the node type; its templates are filled in for each call. */
  config: JsonObject;
}

/** One call of a tool. */
export interface ToolCall {
  /** Which call of the step this is: each has its own name, the same in every attempt. */
  name: string;
  tool: Tool;
  arguments: JsonObject;
}

/** What became of a call: a value, or an error that the model is told. */
export type ToolResult = { kind: 'completed'; output: JsonValue } | { kind: 'failed'; error: StepError };

/** Other node types as tools, as a node sees them. */
export interface ToolRunner {
  /** How a model is told of a tool. */
  describe(tool: Tool): LlmTool;
  /**
   * Runs a tool under the step's limits and signal, and records it as a substep: run again under the same name, in a later attempt or
   * by another worker, it gives what it gave.
   * @throws the engine's own error when a call that must not be repeated was interrupted (PROMISES P5)
   */
  run(call: ToolCall): Promise<ToolResult>;
}
