import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import type { ApiKeyScheme } from '../repositories/api-key-row';

@Entity('api_keys')
export class ApiKeyEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'owner_id' })
  ownerId!: string;

  @Column('text')
  provider!: string;

  @Column('text')
  name!: string;

  @Column('text', { name: 'last_four', nullable: true })
  lastFour!: string | null;

  @Column('text', { name: 'base_url', nullable: true })
  baseUrl!: string | null;

  @Column('text', { nullable: true })
  scheme!: ApiKeyScheme | null;

  @Column('text', { nullable: true })
  username!: string | null;

  @Column('text', { name: 'header_name', nullable: true })
  headerName!: string | null;

  @Column('integer', { name: 'key_version' })
  keyVersion!: number;

  @Column('bytea')
  nonce!: Uint8Array;

  /** With its tag. Never among what is listed. */
  @Column('bytea')
  ciphertext!: Uint8Array;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  lastUsedAt!: Date | null;
}
