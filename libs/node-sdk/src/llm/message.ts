import type { JsonObject, JsonValue } from '@rex/workflow';

/** One turn of a conversation. The system's word is no message but `system` of the request. */
export type LlmMessage =
  | { role: 'user'; content: string | LlmContent[] }
  | { role: 'assistant'; content: string; toolCalls?: LlmToolCall[] }
  | { role: 'tool'; toolCallId: string; toolName: string; result: JsonValue };

/** A part of what a user says. */
export type LlmContent = { type: 'text'; text: string } | { type: 'image'; image: LlmImage };

/** A picture: where it is on the web, or the picture itself in base64. */
export type LlmImage = { url: string } | { mediaType: string; base64: string };

/** A function that the model may ask for. */
export interface LlmTool {
  /** Letters, digits, `_` and `-`, at most 64. */
  name: string;
  description: string;
  /** JSON Schema of its arguments, which are an object. */
  parameters: JsonObject;
}

/** The model asks for a tool. */
export interface LlmToolCall {
  /** Unique within the answer; the result names it. */
  id: string;
  name: string;
  /** Empty when there is a problem. */
  arguments: JsonObject;
  /** Why the arguments that the model gave can't be used, in words for the model. The tool is not to be run then. */
  problem?: string;
  /** What the vendor wants back with the call in the next round, as it came. */
  signature?: string;
}
