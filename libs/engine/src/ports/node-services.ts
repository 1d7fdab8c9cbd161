import type { Hmac, HttpSender, NodeStorage, SecretReader, StepIdentity } from '@rex/node-sdk';

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
}
