import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** Written once; only that it was published is noted later. */
@Entity('workflow_versions')
export class WorkflowVersionEntity {
  @PrimaryColumn('uuid', { name: 'workflow_id' })
  workflowId!: string;

  @PrimaryColumn('integer')
  version!: number;

  /** JSON text, byte for byte as it was saved. */
  @Column('text')
  document!: string;

  @Column('uuid', { name: 'author_id' })
  authorId!: string;

  /** What its author says of it. */
  @Column('text', { nullable: true })
  message!: string | null;

  /** Null for versions of before it was noted. */
  @Column('integer', { name: 'node_count', nullable: true })
  nodeCount!: number | null;

  /** Whether it was the published version at any time. Null: saved before this was noted. */
  @Column('boolean', { name: 'was_published', nullable: true, default: false })
  wasPublished!: boolean | null;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;
}
