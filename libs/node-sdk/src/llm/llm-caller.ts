import type { JsonObject, JsonValue } from '@rex/workflow';
import type { LlmRequest } from './request';
import type { LlmResponse } from './response';
import type { LlmRoute } from './llm-route';
import type { LlmStreamPart } from './stream-part';

/** Language models as a node sees them. */
export interface LlmCaller {
  /**
   * Asks a model. Every call that a vendor answers is recorded as a substep: asked again under the same name, in a later attempt
   * or by another worker, it gives what was answered without calling anybody.
   * @throws LlmError when no route gave an answer
   */
  ask(question: LlmQuestion): Promise<LlmResponse>;
}

/** A question for a model. */
export interface LlmQuestion {
  /** Which question of the step this is: each has its own name, the same in every attempt. */
  name: string;
  /** Whom to ask, best first: the next one is asked when one fails. */
  routes: LlmRoute[];
  request: Omit<LlmRequest, 'signal'>;
  /** How long the same question of the same owner may be answered from what is known; absent: never. */
  cacheSeconds?: number;
  /** Holds answers against the schema in place of the built-in evaluator, which knows no patterns. */
  evaluate?: SchemaEvaluator;
  /** Is told the text as it comes; the answer is streamed when it is there. */
  onPart?: (part: LlmStreamPart) => void;
}

/** In what a value does not fit a schema. */
export interface SchemaComplaint {
  /** JSON Pointer. */
  path: string;
  message: string;
}

/** Holds a value against a JSON Schema. */
export type SchemaEvaluator = (
  schema: JsonObject,
  value: JsonValue,
) => Promise<SchemaComplaint[]> | SchemaComplaint[];
