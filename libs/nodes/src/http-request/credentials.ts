import type { SecretReader } from '@rex/node-sdk';
import type { AuthConfig } from './auth-config';
import { StepFailure } from './step-failure';

/** What proves who sends the request, ready to be put into it. `secrets` is what must be told to nobody, in plain. */
export type Credentials =
  { kind: 'none' } | { kind: 'header' | 'query'; name: string; value: string; secrets: string[] };

/**
 * Makes credentials of the config and the stored key it names.
 * @throws StepFailure when there is no such key
 */
export async function readCredentials(auth: AuthConfig, secrets: SecretReader): Promise<Credentials> {
  if (auth.type === 'none') return { kind: 'none' };
  const stored = await secrets.read(auth.keyId ?? '');
  if (!stored) {
    const message = `There is no stored key "${auth.keyId}". Choose one of your keys in "auth", or store it again.`;
    throw new StepFailure({ code: 'key-missing', message, retryable: false });
  }
  const secret = stored.value;
  switch (auth.type) {
    case 'basic': {
      const pair = userAndPassword(auth.username, secret);
      const password = pair.slice(pair.indexOf(':') + 1);
      return authorization(`Basic ${Buffer.from(pair).toString('base64')}`, [secret, pair, password]);
    }
    case 'bearer':
      return authorization(`Bearer ${secret}`, [secret]);
    case 'header': {
      const value = auth.prefix === undefined ? secret : `${auth.prefix} ${secret}`;
      return { kind: 'header', name: auth.name ?? 'X-API-Key', value, secrets: [secret] };
    }
    case 'query':
      return { kind: 'query', name: auth.name ?? 'api_key', value: secret, secrets: [secret] };
  }
}

function authorization(value: string, secrets: string[]): Credentials {
  return { kind: 'header', name: 'Authorization', value, secrets };
}

/** RFC 7617. A key without colon is a user name alone, as many APIs want it. */
function userAndPassword(username: string | undefined, secret: string): string {
  if (username !== undefined) return `${username}:${secret}`;
  return secret.includes(':') ? secret : `${secret}:`;
}
