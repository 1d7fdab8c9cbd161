import type { ApiKeyDetails } from '@rex/database';
import { UserError } from '@rex/platform';
import type { KeyProvider } from './key.dto';

/** What a request says of where and how a key is sent; null and undefined say nothing. */
export type SaidDetails = { [Name in keyof ApiKeyDetails]?: ApiKeyDetails[Name] };

const DEFAULT_HEADER = 'X-API-Key';

/**
 * The details of a key for a provider, with defaults.
 * @throws UserError `request-invalid` for those that are missing, or mean nothing for this provider or scheme
 */
export function readKeyDetails(provider: KeyProvider, said: SaidDetails): ApiKeyDetails {
  const { baseUrl = null, scheme = null, username = null, headerName = null } = said;
  const isHttp = provider === 'http';
  const isMany = provider === 'openai-compatible';
  refuse([
    [isMany && baseUrl === null, 'baseUrl', 'is needed for a key of the provider openai-compatible'],
    [!isMany && baseUrl !== null, 'baseUrl', 'is for keys of the provider openai-compatible only'],
    [!isHttp && scheme !== null, 'scheme', 'is for keys of the provider http only'],
    [username !== null && scheme !== 'basic', 'username', 'is for keys of the scheme basic only'],
    [headerName !== null && scheme !== 'header', 'headerName', 'is for keys of the scheme header only'],
  ]);
  if (!isHttp) return { baseUrl, scheme, username, headerName };
  return {
    baseUrl,
    scheme: scheme ?? 'bearer',
    username,
    headerName: scheme === 'header' ? (headerName ?? DEFAULT_HEADER) : null,
  };
}

/** The details of a key after a change. Another scheme starts anew: what the former one needed is gone. */
export function changeKeyDetails(
  provider: KeyProvider,
  { baseUrl, scheme, username, headerName }: ApiKeyDetails,
  change: SaidDetails,
): ApiKeyDetails {
  const isSameScheme = change.scheme === undefined || change.scheme === scheme;
  const kept = isSameScheme ? { scheme, username, headerName } : {};
  const changed = Object.entries(change).filter(([, value]) => value !== undefined);
  return readKeyDetails(provider, { baseUrl, ...kept, ...(Object.fromEntries(changed) as SaidDetails) });
}

function refuse(rules: [isWrong: boolean, property: string, complaint: string][]): void {
  const errors = rules.flatMap(([isWrong, property, complaint]) =>
    isWrong ? [{ code: 'property-invalid', path: `/${property}`, message: `${property} ${complaint}` }] : [],
  );
  if (errors.length === 0) return;
  const messages = errors.map(({ message }) => message).join('; ');
  throw new UserError('request-invalid', `The request has mistakes: ${messages}.`, { errors });
}
