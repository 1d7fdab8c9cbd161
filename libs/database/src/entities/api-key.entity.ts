import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

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

  @Column('integer', { name: 'key_version' })
  keyVersion!: number;

  @Column('bytea')
  nonce!: Uint8Array;

  /** With its tag. Read by FIND_ENCRYPTED_KEY only. */
  @Column('bytea')
  ciphertext!: Uint8Array;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  lastUsedAt!: Date | null;
}
