import type { HttpSender, NodeStorage, SecretReader, StepIdentity } from '@rex/node-sdk';

/** What steps may use of the world, beside the sandbox. Bound to owner and step before a node gets it. */
export interface NodeServices {
  http: HttpSender;
  /** The storage of the step's owner and workflow; its changes count once for the step's `idempotencyKey`. */
  storageFor(step: StepIdentity): NodeStorage;
  /** The keys of an owner. */
  secretsFor(ownerId: string): SecretReader;
}
