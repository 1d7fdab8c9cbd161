/** The cookie that holds a refresh token. Scripts of a page can't read it, and only the routes of accounts get it. */
const NAME = 'rex_refresh';
const ATTRIBUTES = 'Path=/api/auth; HttpOnly; SameSite=Strict';

const SECONDS_PER_DAY = 86_400;

/** 256 bits in base64url. */
const TOKEN_SHAPE = /^[\w-]{43}$/;

/** The refresh token in a `Cookie` header. Undefined when there is none, or something else under its name. */
export function readRefreshCookie(header: string | undefined): string | undefined {
  return (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${NAME}=`))
    .map((pair) => pair.slice(NAME.length + 1))
    .find((value) => TOKEN_SHAPE.test(value));
}

/** The `Set-Cookie` header that keeps a refresh token for so many days, by https only when it came by https. */
export function refreshCookie(token: string, { days, protocol }: { days: number; protocol: string }): string {
  return `${NAME}=${token}; Max-Age=${days * SECONDS_PER_DAY}; ${ATTRIBUTES}${secureBy(protocol)}`;
}

/** The `Set-Cookie` header that takes the refresh token away. */
export function noRefreshCookie({ protocol }: { protocol: string }): string {
  return `${NAME}=; Max-Age=0; ${ATTRIBUTES}${secureBy(protocol)}`;
}

function secureBy(protocol: string): string {
  return protocol === 'https' ? '; Secure' : '';
}
