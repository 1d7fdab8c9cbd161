import type { Hmac, HttpSender, LlmCaller, NodeStorage, SecretReader, StepIdentity } from '@rex/node-sdk';
import type { SubstepBook, SubstepStore } from './substeps';

/** What steps may use of the world, beside the sandbox. Bound to owner and step before a node gets it. */
export interface NodeServices {
  http: HttpSender;
  hmac: Hmac;
  /**
   * The storage of the step's owner and workflow; its changes count once for the step's `idempotencyKey`, and are refused when
   * the execution's lease is not of this epoch any more (PROMISES P6).
   */
  storageFor(step: StepIdentity, leaseEpoch: number): NodeStorage;
  /** The keys of an owner. */
  secretsFor(ownerId: string): SecretReader;
  /** Where the step's calls of models and tools are recorded. */
  substepsFor(step: StepIdentity, leaseEpoch: number): SubstepStore;
  /** Language models. */
  llmFor(binding: LlmBinding): LlmCaller;
}

/** What calls of models in one attempt of a step are bound to. */
export interface LlmBinding {
  step: StepIdentity;
  /** Redacting: what was read is cleaned out of what the step says. */
  secrets: SecretReader;
  substeps: SubstepBook;
  /** Ends calls that are under way. */
  signal: AbortSignal;
}
