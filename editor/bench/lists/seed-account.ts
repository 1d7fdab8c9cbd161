import type { Account, Stand } from '../stand';

export const WORKFLOWS = 2000;
export const EXECUTIONS = 50_000;

/** One in so many has failed. */
const FAILED_EVERY = 12;
/** From one execution to the next: nine days for all, which retention leaves alone. */
const EVERY_SECONDS = 15;

const TEMPLATE = {
  name: 'Price the order',
  nodes: [
    { id: 'start', type: 'manual-trigger', name: 'Start' },
    {
      ...{ id: 'price', type: 'code', name: 'Price it' },
      config: {
        code: 'if (input.count > 100) throw new Error("Too many"); return { total: input.count * 7 };',
      },
    },
    {
      ...{ id: 'large', type: 'condition', name: 'Is it large?' },
      config: { conditions: [{ field: 'total', operator: 'greater-than', value: 10 }] },
    },
    {
      id: 'mark',
      type: 'transformer',
      name: 'Mark it',
      config: { mappings: [{ to: 'kind', value: 'large' }] },
    },
    { id: 'say', type: 'log', name: 'Say so', config: { message: 'It costs {{ input.total }}' } },
    { id: 'out', type: 'output', name: 'Answer' },
  ],
  edges: [
    { source: 'start', target: 'price' },
    { source: 'price', target: 'large' },
    { source: 'large', sourcePort: 'true', target: 'mark' },
    { source: 'large', sourcePort: 'false', target: 'say' },
    { source: 'mark', target: 'out' },
    { source: 'say', target: 'out' },
  ],
};

/**
 * Fills an account with copies, made in the database, of a workflow that was saved and of two executions that ran: one that completed,
 * one that failed. So each row is as REX writes it; only ids, names and times are others.
 */
export async function seedAccount({ rex }: Stand, { api }: Account): Promise<void> {
  const workflowId = await api.createWorkflow(TEMPLATE);
  const completed = await api.run(workflowId, { count: 2 });
  const failed = await api.run(workflowId, { count: 1000 });
  if (completed.status !== 'completed' || failed.status !== 'failed')
    throw new Error(`the runs that are copied ended as ${completed.status} and ${failed.status}`);
  await rex.query(COPY_WORKFLOWS, [workflowId, WORKFLOWS - 1]);
  await rex.query(COPY_VERSIONS, [workflowId]);
  const templates = [completed.id, failed.id];
  await rex.query(COPY_EXECUTIONS, [workflowId, ...templates, EXECUTIONS - templates.length]);
  await rex.query(COPY_STEPS, templates);
  await rex.query('VACUUM ANALYZE');
}

const COPY_WORKFLOWS = `
  INSERT INTO workflows
  SELECT (jsonb_populate_record(w, jsonb_build_object(
    'id', gen_random_uuid(), 'name', name.text, 'search_text', replace(w.search_text, upper(w.name), upper(name.text)),
    'tags', tags.list, 'tag_keys', upper(tags.list::text)::jsonb,
    'created_at', w.created_at - interval '60 days', 'updated_at', w.updated_at - n * interval '7 minutes'))).*
  FROM workflows w, generate_series(1, $2::int) AS n,
    LATERAL (SELECT (ARRAY['Price the order', 'Sort what came in', 'Tell the team', 'Clean the list', 'Ask for more'])[1 + n % 5]
      || ' ' || n AS text) AS name,
    LATERAL (SELECT CASE n % 4 WHEN 0 THEN '["shop"]' WHEN 1 THEN '["shop", "daily"]' ELSE '[]' END::jsonb AS list) AS tags
  WHERE w.id = $1`;

const COPY_VERSIONS = `
  INSERT INTO workflow_versions
  SELECT (jsonb_populate_record(v, jsonb_build_object('workflow_id', w.id))).*
  FROM workflow_versions v, workflows t JOIN workflows w ON w.owner_id = t.owner_id AND w.id <> t.id
  WHERE t.id = $1 AND v.workflow_id = t.id`;

/** Ids are uuids of version 7: they begin with the time. */
const COPY_EXECUTIONS = `
  INSERT INTO executions
  SELECT (jsonb_populate_record(t, jsonb_build_object(
    'id', (lpad(to_hex((extract(epoch FROM at.time) * 1000)::bigint), 12, '0') || '70008000' || lpad(to_hex(n), 12, '0'))::uuid,
    'workflow_id', w.id, 'trigger_type', (ARRAY['webhook', 'schedule', 'manual'])[1 + n % 3],
    'created_at', at.time, 'started_at', at.time + interval '6 ms',
    'finished_at', at.time + (20 + n % 900) * interval '1 ms'))).*
  FROM generate_series(1, $4::int) AS n
  JOIN executions t ON t.id = CASE n % ${FAILED_EVERY} WHEN 0 THEN $3::uuid ELSE $2::uuid END
  JOIN (
    SELECT w.id, row_number() OVER (ORDER BY w.id) AS place FROM workflows w
    WHERE w.owner_id = (SELECT owner_id FROM workflows WHERE id = $1)
  ) AS w ON w.place = 1 + n % ${WORKFLOWS}
  CROSS JOIN LATERAL (SELECT now() - ($4::int + 1 - n) * interval '${EVERY_SECONDS} seconds' AS time) AS at`;

const COPY_STEPS = `
  INSERT INTO execution_steps
  SELECT (jsonb_populate_record(s, jsonb_build_object(
    'execution_id', e.id, 'started_at', e.started_at + (s.started_at - t.started_at),
    'finished_at', e.started_at + (s.finished_at - t.started_at)))).*
  FROM executions t
  JOIN execution_steps s ON s.execution_id = t.id
  JOIN executions e ON e.owner_id = t.owner_id AND e.status = t.status AND e.id NOT IN ($1::uuid, $2::uuid)
  WHERE t.id IN ($1::uuid, $2::uuid)`;
