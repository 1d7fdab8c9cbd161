import { ApiClient } from '@rex/testing';

/** A user who owns one of everything. There is no worker: what is started stays as it is. */
export interface Fixture {
  api: ApiClient;
  token: string;
  workflowId: string;
  /** Not begun. */
  pendingId: string;
  /** Cancelled. */
  endedId: string;
  keyId: string;
}

/** The node of the fixture's workflow that every run starts from. */
export const TRIGGER_ID = 'start';

const DOCUMENT = {
  name: 'Fixture',
  nodes: [
    { id: TRIGGER_ID, type: 'manual-trigger' },
    { id: 'hook', type: 'webhook-trigger' },
    { id: 'note', type: 'log', config: { message: 'noted' } },
  ],
  edges: [
    { source: TRIGGER_ID, target: 'note' },
    { source: 'hook', target: 'note' },
  ],
};

/** Registers a user and makes one of everything. */
export async function makeFixture(url: string): Promise<Fixture> {
  const api = new ApiClient(url);
  const { token } = await api.register();
  const workflowId = await api.createWorkflow(DOCUMENT);
  const execute = async () => {
    const { body } = await api.send<{ executionId: string }>('POST', `/workflows/${workflowId}/execute`, {});
    return body.executionId;
  };
  const [pendingId, endedId] = [await execute(), await execute()];
  await api.send('POST', `/executions/${endedId}/cancel`);
  const key = await api.send<{ id: string }>('POST', '/keys', {
    provider: 'http',
    name: 'Fixture',
    key: 'secret-of-the-fixture',
  });
  return { api, token, workflowId, pendingId, endedId, keyId: key.body.id };
}
