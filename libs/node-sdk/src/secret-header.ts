import type { SecretScheme } from './secrets';

/** A header that carries a secret. */
export interface SecretHeader {
  name: string;
  value: string;
  /** What must be told to nobody, in plain: the secret, and what it is a part of. */
  secrets: string[];
}

/** The header by which a secret proves who sends a request. */
export function secretHeader(scheme: SecretScheme, secret: string): SecretHeader {
  switch (scheme.type) {
    case 'bearer':
      return { name: 'Authorization', value: `Bearer ${secret}`, secrets: [secret] };
    case 'header':
      return { name: scheme.name, value: secret, secrets: [secret] };
    case 'basic': {
      const pair = userAndPassword(scheme.username, secret);
      const password = pair.slice(pair.indexOf(':') + 1);
      const value = `Basic ${Buffer.from(pair).toString('base64')}`;
      return { name: 'Authorization', value, secrets: [secret, pair, password] };
    }
  }
}

/** RFC 7617. A secret without colon is a user name alone, as many APIs want it. */
function userAndPassword(username: string | undefined, secret: string): string {
  if (username !== undefined) return `${username}:${secret}`;
  return secret.includes(':') ? secret : `${secret}:`;
}
