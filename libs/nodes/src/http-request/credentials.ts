import { secretHeader, type SecretReader } from '@rex/node-sdk';
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
    case 'basic':
      return { kind: 'header', ...secretHeader({ type: 'basic', username: auth.username }, secret) };
    case 'bearer':
      return { kind: 'header', ...secretHeader({ type: 'bearer' }, secret) };
    case 'key':
      return { kind: 'header', ...secretHeader(stored.scheme ?? { type: 'bearer' }, secret) };
    case 'header': {
      const value = auth.prefix === undefined ? secret : `${auth.prefix} ${secret}`;
      return { kind: 'header', name: auth.name ?? 'X-API-Key', value, secrets: [secret] };
    }
    case 'query':
      return { kind: 'query', name: auth.name ?? 'api_key', value: secret, secrets: [secret] };
  }
}
