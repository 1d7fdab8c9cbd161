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
  /** Made anew for each request where it may be used once only. */
  body?: object | (() => object);
  headers?: Record<string, string>;
}

const password = 'correct horse battery';
const document = { name: 'Made', nodes: [{ id: TRIGGER_ID, type: 'manual-trigger' }] };

const ofWorkflow = ({ workflowId }: Fixture) => ({ id: workflowId, version: 1 });
const ofPending = ({ pendingId }: Fixture) => ({ id: pendingId });
const ofEnded = ({ endedId }: Fixture) => ({ id: endedId });
const ofSession = ({ sessionId }: Fixture) => ({ id: sessionId });
const ofToken = ({ tokenId }: Fixture) => ({ id: tokenId });
const ofDelivery = ({ workflowId, deliveryId }: Fixture) => ({ id: workflowId, deliveryId });
const ofHook = ({ workflowId }: Fixture) => ({ workflowId, path: 'sub' });
const ofKey = ({ keyId }: Fixture) => ({ id: keyId });

/** Its trigger lets anybody call. */
const WEBHOOK: RouteRow = { need: 'public', ok: 202, params: ofHook };

/** Every route of the API. One that is not here fails the authorisation test. */
export const ROUTE_TABLE: Record<string, RouteRow> = {
  'GET /api/health': { need: 'public', ok: 200 },
  // No worker runs here.
  'GET /api/health/ready': { need: 'public', ok: 503 },
  'POST /api/auth/register': {
    need: 'public',
    ok: 201,
    body: () => ({ email: `made-${Math.random().toString(36).slice(2)}@example.org`, password }),
  },
  'POST /api/auth/login': {
    need: 'public',
    ok: 401,
    body: { email: 'nobody@example.org', password },
  },
  'GET /api/auth/me': { need: 'read', ok: 200 },
  'PATCH /api/auth/me': { need: 'session', ok: 200, body: { name: 'Ada' } },
  'DELETE /api/auth/me': { need: 'session', ok: 204, body: { password } },
  'POST /api/auth/password': {
    need: 'session',
    ok: 204,
    body: { currentPassword: password, newPassword: 'another horse battery' },
  },
  // Nobody here sends the cookie.
  'POST /api/auth/refresh': { need: 'public', ok: 401 },
  'POST /api/auth/logout': { need: 'public', ok: 204 },
  'GET /api/auth/sessions': { need: 'session', ok: 200 },
  'DELETE /api/auth/sessions/{id}': { need: 'session', ok: 204, params: ofSession },
  'POST /api/auth/tokens': { need: 'session', ok: 201, body: { name: 'Made', scopes: ['read'] } },
  'GET /api/auth/tokens': { need: 'session', ok: 200 },
  'DELETE /api/auth/tokens/{id}': { need: 'session', ok: 204, params: ofToken },

  'POST /api/workflows': { need: 'write', ok: 201, body: document },
  'GET /api/workflows': { need: 'read', ok: 200 },
  'POST /api/workflows/validate': { need: 'read', ok: 200, body: document },
  'GET /api/workflows/{id}': { need: 'read', ok: 200, params: ofWorkflow },
  'PATCH /api/workflows/{id}': { need: 'write', ok: 200, params: ofWorkflow, body: { name: 'Renamed' } },
  'DELETE /api/workflows/{id}': { need: 'write', ok: 204, params: ofWorkflow },
  'GET /api/workflows/tags': { need: 'read', ok: 200 },
  'GET /api/workflows/drawings': { need: 'read', ok: 200, query: '?id=0199f000-0000-7000-8000-000000000000' },
  'POST /api/workflows/import': { need: 'write', ok: 201, body: document },
  'GET /api/workflows/{id}/export': { need: 'read', ok: 200, params: ofWorkflow },
  'POST /api/workflows/{id}/duplicate': { need: 'write', ok: 201, params: ofWorkflow, body: {} },
  'GET /api/workflows/{id}/versions': { need: 'read', ok: 200, params: ofWorkflow },
  'GET /api/workflows/{id}/diff': { need: 'read', ok: 200, params: ofWorkflow, query: '?from=1&to=1' },
  'POST /api/workflows/{id}/versions/{version}/restore': { need: 'write', ok: 200, params: ofWorkflow },
  'POST /api/workflows/{id}/publish': { need: 'write', ok: 200, params: ofWorkflow, body: {} },
  'POST /api/workflows/{id}/unpublish': { need: 'write', ok: 200, params: ofWorkflow },
  'POST /api/workflows/{id}/activate': { need: 'write', ok: 200, params: ofWorkflow },
  'POST /api/workflows/{id}/deactivate': { need: 'write', ok: 200, params: ofWorkflow },
  'POST /api/workflows/{id}/restore': { need: 'write', ok: 200, params: ofWorkflow },
  'GET /api/workflows/{id}/deliveries': { need: 'read', ok: 200, params: ofWorkflow },
  'GET /api/workflows/{id}/deliveries/{deliveryId}': { need: 'read', ok: 200, params: ofDelivery },
  'POST /api/workflows/{id}/deliveries/{deliveryId}/replay': { need: 'run', ok: 202, params: ofDelivery },
  'GET /api/workflows/{id}/versions/{version}': { need: 'read', ok: 200, params: ofWorkflow },
  'POST /api/workflows/{id}/execute': { need: 'run', ok: 202, params: ofWorkflow, body: {} },
  'GET /api/workflows/{id}/executions': { need: 'read', ok: 200, params: ofWorkflow },

  'GET /api/schedules': { need: 'read', ok: 200 },
  'GET /api/webhooks': { need: 'read', ok: 200 },
  'GET /api/workflows/{id}/listener': { need: 'read', ok: 200, params: ofWorkflow },
  'POST /api/workflows/{id}/listener': { need: 'run', ok: 200, params: ofWorkflow },
  'DELETE /api/workflows/{id}/listener': { need: 'run', ok: 204, params: ofWorkflow },
  'GET /api/workflows/{id}/schedule': { need: 'read', ok: 200, params: ofWorkflow },
  'POST /api/workflows/{id}/schedule/pause': { need: 'write', ok: 200, params: ofWorkflow, body: {} },
  'POST /api/workflows/{id}/schedule/resume': { need: 'write', ok: 200, params: ofWorkflow, body: {} },
  'POST /api/workflows/{id}/schedule/run': { need: 'run', ok: 202, params: ofWorkflow, body: {} },
  'POST /api/workflows/{id}/schedule/backfill': {
    need: 'run',
    ok: 200,
    params: ofWorkflow,
    body: { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z', dryRun: true },
  },
  'DELETE /api/workflows/{id}/schedule/backfill': { need: 'run', ok: 200, params: ofWorkflow },
  'GET /api/schedules/preview': { need: 'read', ok: 200, query: '?cron=@daily' },

  'GET /api/executions': { need: 'read', ok: 200 },
  'GET /api/executions/{id}': { need: 'read', ok: 200, params: ofPending },
  'GET /api/executions/{id}/steps/{nodeId}': {
    need: 'read',
    // Nothing ran: there is no step yet, for nobody.
    ok: 404,
    params: ({ pendingId }) => ({ id: pendingId, nodeId: TRIGGER_ID }),
  },
  'GET /api/executions/{id}/steps/{nodeId}/substeps': {
    need: 'read',
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
  // The fixture's key is for no provider of models.
  'GET /api/keys/{id}/models': { need: 'read', ok: 422, params: ofKey },
  'PATCH /api/keys/{id}': { need: 'write', ok: 200, params: ofKey, body: { name: 'Renamed' } },
  // Port 9 of this very machine: a target that is refused, which is an outcome of the test.
  'POST /api/keys/{id}/test': { need: 'write', ok: 200, params: ofKey, body: { url: 'http://127.0.0.1:9/' } },
  'DELETE /api/keys/{id}': { need: 'write', ok: 200, params: ofKey },

  'GET /api/usage': { need: 'read', ok: 200 },
  'GET /api/usage/executions': { need: 'read', ok: 200 },
  'GET /api/budgets': { need: 'read', ok: 200 },
  'PUT /api/budgets/account': { need: 'write', ok: 200, body: { tokensPerDay: 1000, costPerDay: null } },
  'PUT /api/workflows/{id}/budget': {
    need: 'write',
    ok: 200,
    params: ofWorkflow,
    body: { tokensPerDay: null, costPerDay: 0.5 },
  },

  'GET /api/node-types': { need: 'read', ok: 200 },
  ...Object.fromEntries(
    ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].flatMap((method) => [
      [`${method} /api/webhooks/{workflowId}`, WEBHOOK],
      [`${method} /api/webhooks/{workflowId}/{path}`, WEBHOOK],
    ]),
  ),
};

/** The body of a row's request. */
export function bodyOf({ body }: RouteRow): object | undefined {
  return typeof body === 'function' ? (body as () => object)() : body;
}
