import type { LlmFinishReason, LlmRequest, LlmToolCall, LlmUsage } from '@rex/node-sdk';
import type { Fetch } from '@rex/http-client';
import type { JsonObject } from '@rex/workflow';

/**
 * A vendor, or a kind of server. An adapter translates and nothing else: it makes one call, and a second one only to put a field that was
 * refused by its other name; it lets failures of its SDK through as they are. What they mean is told by `explain`.
 */
export interface LlmProvider {
  /** As keys and nodes name it. */
  name: string;
  /** As people read it. */
  label: string;
  /** Whether a call needs a key, and whether the user says where the server is. */
  access: { key: 'required' | 'optional'; baseUrl: 'fixed' | 'given' };
  /** Whether tools and a JSON answer can be asked for in one call. */
  toolsWithJson: 'together' | 'in-turn';
  /** Sends one request. */
  ask(call: ProviderCall): Promise<ProviderAnswer>;
  /** Sends one request and tells the text as it comes in. */
  stream(call: ProviderCall, onText: (text: string) => void): Promise<ProviderAnswer>;
  /** The models that the key may use. */
  listModels(access: ProviderAccess): Promise<LlmModel[]>;
  /** How many tokens the prompt has, by the vendor's own count, where it counts for others. */
  countTokens?(call: ProviderCall): Promise<number>;
  /** The refusal in an error that was raised while an answer was read, where the status was 200 already. */
  refusalIn(error: unknown): ProviderRefusal | undefined;
  /** What the body of a refused call says, in our words. */
  explain(refusal: ProviderRefusal): RefusalReading;
}

/** The way to a vendor for one call. */
export interface ProviderAccess {
  /** Empty when there is none. */
  key: string;
  /** Where the server is; undefined is the vendor's own place. */
  baseUrl?: string;
  /** To the vendor. */
  fetch: Fetch;
  /** To addresses that users name, such as those of pictures. */
  publicFetch: Fetch;
  signal: AbortSignal;
}

/** One request on its way: images are loaded, schemas are normalised by the adapter. */
export interface ProviderCall extends ProviderAccess {
  model: string;
  request: Omit<LlmRequest, 'timeoutMs' | 'signal'>;
}

/** What came back from one call. */
export interface ProviderAnswer {
  text: string;
  toolCalls: LlmToolCall[];
  finishReason: LlmFinishReason;
  /** Absent when the vendor said nothing of it. */
  usage?: LlmUsage;
  model?: string;
  requestId?: string;
  /** The filter of the vendor stopped the prompt or the answer: its word for why. */
  blockedBy?: string;
}

/** A model that can be asked. */
export interface LlmModel {
  id: string;
  label: string;
  /** Most tokens of prompt and, with most vendors, answer together. */
  contextTokens?: number;
}

/** An answer with an error status, or an error that came with status 200, whole or in the middle of a stream. */
export interface ProviderRefusal {
  status: number;
  /** Parsed where it is JSON. */
  body: JsonObject | undefined;
}

/** What a refusal means as far as its body tells; what it leaves open follows from the status. */
export interface RefusalReading {
  code?: RefusalCode;
  /** The vendor's sentence. */
  message?: string;
  retryAfterMs?: number;
  refuses?: 'schema' | 'tools-with-schema';
  /** The answer that the vendor threw away because it did not fit. */
  rawText?: string;
}

/** Codes that only the body can tell apart. */
export type RefusalCode =
  | 'llm-key-refused'
  | 'llm-rate-limited'
  | 'llm-quota-spent'
  | 'llm-request-invalid'
  | 'llm-model-unknown'
  | 'llm-blocked'
  | 'llm-context-exceeded'
  | 'llm-response-invalid';
