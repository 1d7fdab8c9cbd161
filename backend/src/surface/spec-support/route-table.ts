import type { Fixture } from './make-fixture';
import { TRIGGER_ID } from './make-fixture';

/** What a caller must be allowed to do. */
export type RouteNeed = 'public' | 'read' | 'run' | 'write' | 'session';

/** Who may use a route, and a request that its owner makes with success. */
export interface RouteRow {
  need: RouteNeed;
  /** Status of the owner's request. */
  ok: number;
  /** Values of the path's parameters. With any, the objects are the owner's: others hear 404. */
  params?: (fixture: Fixture) => Record<string, string | number>;
  query?: string;
  body?: object;
  headers?: Record<string, string>;
}

const document = { name: 'Made', nodes: [{ id: TRIGGER_ID, type: 'manual-trigger' }] };

const ofWorkflow = ({ workflowId }: Fixture) => ({ id: workflowId, version: 1 });
const ofPending = ({ pendingId }: Fixture) => ({ id: pendingId });
const ofEnded = ({ endedId }: Fixture) => ({ id: endedId });
const ofKey = ({ keyId }: Fixture) => ({ id: keyId });

/** Every route of the API. One that is not here fails the authorisation test. */
export const ROUTE_TABLE: Record<string, RouteRow> = {
  'GET /api/health': { need: 'public', ok: 200 },
  // No worker runs here.
  'GET /api/health/ready': { need: 'public', ok: 503 },
  'POST /api/auth/register': {
    need: 'public',
    ok: 201,
    body: { email: 'fresh@example.org', password: 'correct horse battery' },
  },
  'POST /api/auth/login': {
    need: 'public',
    ok: 401,
    body: { email: 'nobody@example.org', password: 'correct horse battery' },
  },
  'GET /api/auth/me': { need: 'read', ok: 200 },

  'POST /api/workflows': { need: 'write', ok: 201, body: document },
  'GET /api/workflows': { need: 'read', ok: 200 },
  'POST /api/workflows/validate': { need: 'read', ok: 200, body: document },
  'GET /api/workflows/{id}': { need: 'read', ok: 200, params: ofWorkflow },
  'PATCH /api/workflows/{id}': { need: 'write', ok: 200, params: ofWorkflow, body: { name: 'Renamed' } },
  'DELETE /api/workflows/{id}': { need: 'write', ok: 204, params: ofWorkflow },
  'GET /api/workflows/{id}/versions/{version}': { need: 'read', ok: 200, params: ofWorkflow },
  'POST /api/workflows/{id}/execute': { need: 'run', ok: 202, params: ofWorkflow, body: {} },
  'GET /api/workflows/{id}/executions': { need: 'read', ok: 200, params: ofWorkflow },

  'GET /api/executions': { need: 'read', ok: 200 },
  'GET /api/executions/{id}': { need: 'read', ok: 200, params: ofPending },
  'GET /api/executions/{id}/steps/{nodeId}': {
    need: 'read',
    // Nothing ran: there is no step yet, for nobody.
    ok: 404,
    params: ({ pendingId }) => ({ id: pendingId, nodeId: TRIGGER_ID }),
  },
  'POST /api/executions/{id}/cancel': { need: 'run', ok: 202, params: ofPending },
  'POST /api/executions/{id}/retry': { need: 'run', ok: 202, params: ofEnded, body: {} },
  'DELETE /api/executions/{id}': { need: 'write', ok: 204, params: ofEnded },
  // What has ended has a stream that ends.
  'GET /api/executions/{id}/events': { need: 'read', ok: 200, params: ofEnded },
  'POST /api/executions/bulk-cancel': { need: 'run', ok: 200, body: { all: true } },
  'POST /api/executions/bulk-retry': { need: 'run', ok: 200, body: { all: true } },
  'POST /api/executions/bulk-delete': { need: 'write', ok: 200, body: { all: true } },

  'POST /api/keys': {
    need: 'write',
    ok: 201,
    body: { provider: 'http', name: 'Made', key: 'secret-of-the-table' },
  },
  'GET /api/keys': { need: 'read', ok: 200 },
  'GET /api/keys/{id}': { need: 'read', ok: 200, params: ofKey },
  'PATCH /api/keys/{id}': { need: 'write', ok: 200, params: ofKey, body: { name: 'Renamed' } },
  // Port 9 of this very machine: a target that is refused, which is an outcome of the test.
  'POST /api/keys/{id}/test': { need: 'write', ok: 200, params: ofKey, body: { url: 'http://127.0.0.1:9/' } },
  'DELETE /api/keys/{id}': { need: 'write', ok: 200, params: ofKey },

  'GET /api/node-types': { need: 'read', ok: 200 },
  'POST /api/webhooks/{workflowId}': { need: 'public', ok: 202, params: ofHook, body: { event: 'ping' } },
};

function ofHook({ workflowId }: Fixture) {
  return { workflowId };
}
