import { gridWorkflow } from '../canvas/grid-workflow';
import type { Account, Stand } from '../stand';

export const STEPS = 5000;
const EDGES = 7500;
/** From the start of one step to that of the next. */
const EVERY_MS = 12;

/** An execution of a workflow with 5,000 nodes, which is saved by the API; that it ran is written into the database. Gives its id. */
export async function seedExecution({ rex }: Stand, { api }: Account): Promise<string> {
  const workflow = gridWorkflow({ name: 'Five thousand', nodes: STEPS, edges: EDGES });
  const workflowId = await api.createWorkflow(workflow);
  const [execution] = await rex.query(ADD_EXECUTION, [workflowId, workflow.nodes[0]?.id]);
  const executionId = String(execution?.['id']);
  await rex.query(ADD_STEPS, [
    executionId,
    workflow.nodes.map(({ id }) => id),
    workflow.nodes.map(({ type }) => type),
  ]);
  await rex.query('VACUUM ANALYZE');
  return executionId;
}

const ADD_EXECUTION = `
  INSERT INTO executions (id, owner_id, workflow_id, version, trigger_type, trigger_node_id, status, revision, input, output,
    created_at, started_at, finished_at)
  SELECT (lpad(to_hex((extract(epoch FROM now()) * 1000)::bigint), 12, '0') || '70008000000000000001')::uuid,
    owner_id, id, latest_version, 'manual', $2, 'completed', 2, '{}', '{"step": ${STEPS - 2}}',
    now() - interval '5 minutes', now() - interval '5 minutes', now() - interval '5 minutes' + ${STEPS * EVERY_MS + 100} * interval '1 ms'
  FROM workflows WHERE id = $1
  RETURNING id`;

/** One after the other, each a little longer than until the next begins, so that some always run beside each other. */
const ADD_STEPS = `
  INSERT INTO execution_steps (execution_id, node_id, node_type, status, port, attempt, revision, duration_ms, started_at, finished_at,
    output)
  SELECT e.id, s.node_id, s.node_type, 'completed', CASE s.node_type WHEN 'condition' THEN 'true' ELSE 'main' END, 1, 2, took.ms,
    begun.at, begun.at + took.ms * interval '1 ms', json_build_object('step', s.place - 2)::text
  FROM executions e, unnest($2::text[], $3::text[]) WITH ORDINALITY AS s (node_id, node_type, place),
    LATERAL (SELECT e.started_at + (s.place - 1) * ${EVERY_MS} * interval '1 ms' AS at) AS begun,
    LATERAL (SELECT (5 + s.place * 7 % 60)::int AS ms) AS took
  WHERE e.id = $1`;
