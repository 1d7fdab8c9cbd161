import type { EncryptedSecret } from '@rex/platform';

/** Where and how a stored key is sent; what is null says nothing. */
export interface ApiKeyDetails {
  /** Of providers that are in many places. */
  baseUrl: string | null;
  /** Of provider `http`; null: bearer. */
  scheme: ApiKeyScheme | null;
  /** Of scheme `basic`. */
  username: string | null;
  /** Of scheme `header`. */
  headerName: string | null;
}

export type ApiKeyScheme = 'bearer' | 'basic' | 'header';

/** A stored key as its owner sees it: everything but the secret. */
export interface ApiKeyRow extends ApiKeyDetails {
  id: string;
  /** Whom it is for, such as `http` or `gemini`. */
  provider: string;
  name: string;
  /** Null where they would tell too much of a short secret. */
  lastFour: string | null;
  createdAt: Date;
  /** To the minute. */
  lastUsedAt: Date | null;
}

/** A stored key to create, encrypted for this very id, owner, provider and details. */
export type NewApiKey = Pick<ApiKeyRow, 'id' | 'provider' | 'name' | 'lastFour'> &
  Partial<ApiKeyDetails> &
  EncryptedSecret;

/** A stored key with its secret, encrypted. */
export interface EncryptedApiKey extends EncryptedSecret, ApiKeyDetails {
  id: string;
  ownerId: string;
  provider: string;
  name: string;
  /** Whether `noteUsed` would change nothing. */
  isUseNoted: boolean;
}

/** What to change of a stored key; what is left out stays. Details change with a secret that is encrypted for them, and it alone. */
export interface ApiKeyChange {
  name?: string;
  lastFour?: string | null;
  encrypted?: ApiKeyDetails & EncryptedSecret;
}

/** A workflow whose newest or published version names a key. */
export interface KeyUse {
  keyId: string;
  workflowId: string;
  /** The workflow's. */
  name: string;
  /** The nodes that name it, in either version, by id. */
  nodeIds: string[];
  /** Whether the published version names it. */
  isPublished: boolean;
}
