import type { NodeStorage, StepIdentity } from '@rex/node-sdk';

/** A step as storage knows it. */
export type StorageStep = Pick<StepIdentity, 'ownerId' | 'workflowId' | 'executionId' | 'nodeId'>;

/** What the contract suite needs of an implementation. Values may have 1,000 bytes, a user 20 entries. */
export interface NodeStorageHarness {
  storageFor(step: StorageStep): NodeStorage;
  /** The same data by another handle, as a second worker has. */
  otherStorageFor(step: StorageStep): NodeStorage;
  /** Lets time go by for all that expires. */
  advance(byMs: number): Promise<void>;
  /** Makes a workflow of this user, or of a new one. */
  seedWorkflow(ownerId?: string): Promise<StorageWorkflow>;
  /** Makes so many executions under way, and gives their ids. */
  seedExecutions(workflow: StorageWorkflow, count: number): Promise<string[]>;
}

export interface StorageWorkflow {
  ownerId: string;
  workflowId: string;
}

/** The harness of the running test, with the few verbs the cases share. */
export class StorageBench {
  harness!: NodeStorageHarness;
  workflow!: StorageWorkflow;

  /** A step of an execution of its own. */
  async step(workflow = this.workflow): Promise<StorageStep> {
    const [step] = await this.steps(1, workflow);
    if (!step) throw new Error('no execution was made');
    return step;
  }

  async steps(count: number, workflow = this.workflow): Promise<StorageStep[]> {
    const executionIds = await this.harness.seedExecutions(workflow, count);
    return executionIds.map((executionId) => ({ ...workflow, executionId, nodeId: 'keep' }));
  }

  /** The storage of one attempt of a step of its own. */
  async storage(workflow = this.workflow): Promise<NodeStorage> {
    return this.harness.storageFor(await this.step(workflow));
  }
}
