import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** Written once, never updated. */
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

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;
}
