import { newId } from '@rex/platform';
import { ApiClient } from '@rex/testing/stack';

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
  /** A call of the workflow's webhook. */
  deliveryId: string;
  /** The session that `token` is of. */
  sessionId: string;
  tokenId: string;
  /** Personal access tokens with one scope each. */
  tokens: Record<Scope, string>;
}

type Scope = 'read' | 'run' | 'write';

/** The node of the fixture's workflow that every run starts from. */
export const TRIGGER_ID = 'start';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

const DOCUMENT = {
  name: 'Fixture',
  nodes: [
    { id: TRIGGER_ID, type: 'manual-trigger' },
    { id: 'hook', type: 'webhook-trigger', config: { methods: METHODS, allowPathSuffix: true } },
    // Not due while a test lasts.
    { id: 'clock', type: 'schedule-trigger', config: { cron: '0 0 29 2 *' } },
    { id: 'note', type: 'log', config: { message: 'noted' } },
  ],
  edges: [
    { source: TRIGGER_ID, target: 'note' },
    { source: 'hook', target: 'note' },
    { source: 'clock', target: 'note' },
  ],
};

/** A user, and what belongs to the account itself. */
export type FixtureUser = Pick<Fixture, 'api' | 'token' | 'tokens' | 'sessionId' | 'tokenId'>;

/** Makes one of everything for a user, by default a new one. */
export async function makeFixture(url: string, user?: FixtureUser): Promise<Fixture> {
  const owner = user ?? (await makeUser(url));
  const { api } = owner;
  const [key, workflowId] = await Promise.all([
    api.send<{ id: string }>('POST', '/keys', {
      provider: 'http',
      // A user may have several fixtures, and no two keys of a name.
      name: `Fixture ${newId()}`,
      key: 'secret-of-the-fixture',
    }),
    api.createWorkflow(DOCUMENT),
  ]);
  const execute = async () => {
    const { body } = await api.send<{ executionId: string }>('POST', `/workflows/${workflowId}/execute`, {});
    return body.executionId;
  };
  const [pendingId, endedId] = await Promise.all([
    execute(),
    execute(),
    api.send('POST', `/webhooks/${workflowId}`, { event: 'ping' }),
  ]);
  const [deliveryId] = await Promise.all([
    firstOf(api, `/workflows/${workflowId}/deliveries`),
    api.send('POST', `/executions/${endedId}/cancel`),
  ]);
  return { ...owner, workflowId, pendingId, endedId, keyId: key.body.id, deliveryId };
}

/** Registers a user with personal access tokens. */
export async function makeUser(url: string): Promise<FixtureUser> {
  const api = new ApiClient(url);
  const { token } = await api.register();
  const made = async (scope: Scope) => {
    const { body } = await api.send<{ token: string }>('POST', '/auth/tokens', {
      name: scope,
      scopes: [scope],
    });
    return body.token;
  };
  const [sessionId, read, run, write] = await Promise.all([
    firstOf(api, '/auth/sessions'),
    made('read'),
    made('run'),
    made('write'),
  ]);
  const tokenId = await firstOf(api, '/auth/tokens');
  return { api, token, tokens: { read, run, write }, sessionId, tokenId };
}

async function firstOf(api: ApiClient, path: string): Promise<string> {
  const { body } = await api.send<{ items: { id: string }[] }>('GET', path);
  const [first] = body.items;
  if (!first) throw new Error(`${path} is empty`);
  return first.id;
}
