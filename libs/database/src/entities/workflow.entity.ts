import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm';

@Entity('workflows')
export class WorkflowEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'owner_id' })
  ownerId!: string;

  @Column('text')
  name!: string;

  @Column('text', { default: '' })
  description!: string;

  @Column('boolean', { default: true })
  active!: boolean;

  @Column('integer', { name: 'latest_version' })
  latestVersion!: number;

  @Column('integer', { name: 'published_version', nullable: true })
  publishedVersion!: number | null;

  /** The version for which schedules are kept; written by keepSchedules alone. */
  @Column('integer', { name: 'scheduled_version', nullable: true })
  scheduledVersion!: number | null;

  @Column('integer', { name: 'schedule_count', default: 0 })
  scheduleCount!: number;

  @Column('integer', { name: 'node_count', default: 0 })
  nodeCount!: number;

  @Column('text', { name: 'trigger_types', array: true, default: '{}' })
  triggerTypes!: string[];

  @Column('text', { array: true, default: '{}' })
  tags!: string[];

  /** The tags, folded. */
  @Column('text', { name: 'tag_keys', array: true, default: '{}' })
  tagKeys!: string[];

  /** What a search looks at, folded. Begins with the name and a line break. */
  @Column('text', { name: 'search_text', default: '' })
  searchText!: string;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz', name: 'updated_at' })
  updatedAt!: Date;

  @Column('timestamptz', { name: 'deleted_at', nullable: true })
  deletedAt!: Date | null;

  /** Set when its removal for good has begun. */
  @Column('timestamptz', { name: 'purge_started_at', nullable: true })
  purgeStartedAt!: Date | null;
}
