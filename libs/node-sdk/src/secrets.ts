/** The owner's stored keys, as a node sees them. Plaintext lives only as long as the call that uses it. */
export interface SecretReader {
  /** The key, decrypted; undefined when the owner has none of that id. What was read is cleaned out of errors and logs. */
  read(keyId: string): Promise<Secret | undefined>;
}

/** A stored key, decrypted. */
export interface Secret {
  /** Whom it is for, such as `http` or `gemini`. */
  provider: string;
  /** The name people gave it. */
  name: string;
  value: string;
  /** How it is sent, as stored with it. Absent: as a bearer token. */
  scheme?: SecretScheme;
  /** Where the provider is, for those that are in many places. */
  baseUrl?: string;
}

/** How a request carries a secret. Basic without a user name: the secret is `user:password`, or a user name alone. */
export type SecretScheme =
  { type: 'bearer' } | { type: 'basic'; username?: string } | { type: 'header'; name: string };
