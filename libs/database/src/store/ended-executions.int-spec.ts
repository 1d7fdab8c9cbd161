import { newId } from '@rex/platform';
import { createTestDatabase } from '@rex/testing/stack';
import { createTestBench, type TestBench } from '../testing/test-bench';

/** Terminal states never change, not even by a statement that forgot its guard (PROMISES P3). */
describe('an ended execution', () => {
  let bench: TestBench;
  let id: string;

  beforeAll(async () => {
    bench = await createTestBench(await createTestDatabase());
  });

  beforeEach(async () => {
    id = newId();
    const { ownerId, workflowId, version } = await bench.seedWorkflow();
    await bench.query(
      `INSERT INTO executions (id, owner_id, workflow_id, version, trigger_type, trigger_node_id, input, status, finished_at)
       VALUES ($1, $2, $3, $4, 'manual', 'start', '{}', 'completed', now())`,
      [id, ownerId, workflowId, version],
    );
  });

  afterAll(() => bench.close());

  it.each(['failed', 'cancelled'])('cannot become %s', async (status) => {
    await expect(
      bench.query('UPDATE executions SET status = $2 WHERE id = $1', [id, status]),
    ).rejects.toThrow(`execution ${id} is completed and cannot become ${status}`);
  });

  it('cannot run again', async () => {
    const update = bench.query(`UPDATE executions SET status = 'running', finished_at = NULL WHERE id = $1`, [
      id,
    ]);
    await expect(update).rejects.toThrow('cannot become running');
  });

  it('cannot be without its end, nor have one before', async () => {
    await expect(bench.query('UPDATE executions SET finished_at = NULL WHERE id = $1', [id])).rejects.toThrow(
      'executions_finished',
    );
    const [row] = await bench.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM executions WHERE finished_at IS NULL',
    );
    expect(row?.n).toBe(0);
  });

  it('may still be tidied: what is not its state can change', async () => {
    await bench.query('UPDATE executions SET output = NULL WHERE id = $1', [id]);
  });

  it('survives the deletion of its workflow, and goes with its user', async () => {
    const [owner] = await bench.query<{ owner_id: string; workflow_id: string }>(
      'SELECT owner_id, workflow_id FROM executions WHERE id = $1',
      [id],
    );
    const { owner_id: ownerId = '', workflow_id: workflowId = '' } = owner ?? {};
    expect(await bench.database.workflowBin.put(ownerId, workflowId)).toEqual({ kind: 'deleted' });
    expect(await bench.database.executions.findDetail(ownerId, id)).toMatchObject({ id });
    await bench.query('DELETE FROM users WHERE id = $1', [ownerId]);
    expect(await bench.database.executions.findDetail(ownerId, id)).toBeUndefined();
  });
});
