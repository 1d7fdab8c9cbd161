import type { MigrationInterface, QueryRunner } from 'typeorm';

/** So many documents are held in memory at a time; each may have a megabyte. */
const BATCH = 20;

interface VersionRow {
  workflow_id: string;
  version: number;
  document: string;
}

/**
 * Which stored keys a version names, and in which nodes: written with the version, so that nobody reads documents to find out.
 * A key may be named that was deleted, or never was, so there is no foreign key to it.
 */
export class CreateWorkflowKeyUses1763856000046 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE workflow_key_uses (
        workflow_id uuid NOT NULL,
        version integer NOT NULL,
        key_id uuid NOT NULL,
        node_id text NOT NULL,
        PRIMARY KEY (key_id, workflow_id, version, node_id),
        FOREIGN KEY (workflow_id, version) REFERENCES workflow_versions (workflow_id, version) ON DELETE CASCADE
      )`);
    await queryRunner.query(
      'CREATE INDEX workflow_key_uses_by_version ON workflow_key_uses (workflow_id, version)',
    );
    await noteUsesSoFar(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE workflow_key_uses');
  }
}

/** Until this migration every field that named a key was a `keyId` somewhere in the config of a node. */
async function noteUsesSoFar(queryRunner: QueryRunner): Promise<void> {
  let after: Pick<VersionRow, 'workflow_id' | 'version'> | undefined;
  for (;;) {
    const rows = (await queryRunner.query(
      `SELECT workflow_id, version, document FROM workflow_versions
       WHERE (workflow_id, version) > ($1, $2) AND document LIKE '%"keyId"%'
       ORDER BY workflow_id, version LIMIT ${BATCH}`,
      [after?.workflow_id ?? '00000000-0000-0000-0000-000000000000', after?.version ?? 0],
    )) as VersionRow[];
    for (const row of rows) await noteUses(queryRunner, row);
    after = rows.at(-1);
    if (!after) return;
  }
}

async function noteUses(
  queryRunner: QueryRunner,
  { workflow_id, version, document }: VersionRow,
): Promise<void> {
  const { nodes } = JSON.parse(document) as { nodes: { id: string; config?: unknown }[] };
  const uses = nodes.flatMap(({ id, config }) => keyIdsIn(config).map((keyId) => ({ id, keyId })));
  if (uses.length === 0) return;
  await queryRunner.query(
    `INSERT INTO workflow_key_uses (workflow_id, version, key_id, node_id)
     SELECT $1, $2, * FROM unnest($3::uuid[], $4::text[]) ON CONFLICT DO NOTHING`,
    [workflow_id, version, uses.map(({ keyId }) => keyId), uses.map(({ id }) => id)],
  );
}

/** Documents are nested 64 levels at most. */
function keyIdsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]: [string, unknown]) =>
    name === 'keyId' && typeof each === 'string' && UUID.test(each) ? [each] : keyIdsIn(each),
  );
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
