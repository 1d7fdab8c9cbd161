import type { KeyReference } from '@rex/workflow';
import type { EntityManager } from 'typeorm';
import { isUuid } from './is-uuid';

/** Notes which stored keys a new version names. What can't be the id of a key is left out: it names none. */
export async function noteKeyUses(
  manager: EntityManager,
  workflowId: string,
  version: number,
  references: Pick<KeyReference, 'keyId' | 'nodeId'>[] = [],
): Promise<void> {
  const uses = references.filter(({ keyId }) => isUuid(keyId));
  if (uses.length === 0) return;
  await manager.query(
    `INSERT INTO workflow_key_uses (workflow_id, version, key_id, node_id)
     SELECT $1, $2, * FROM unnest($3::uuid[], $4::text[]) ON CONFLICT DO NOTHING`,
    [workflowId, version, uses.map(({ keyId }) => keyId), uses.map(({ nodeId }) => nodeId)],
  );
}
