/** How a personal access token begins: whoever finds one, also a scanner of public code, knows what it is. */
const PREFIX = 'rex_pat_';

/** 256 bits in base64url. */
const SHAPE = /^rex_pat_[\w-]{43}$/;

const SHOWN_CHARACTERS = 4;

/** A personal access token made of a secret of 43 characters. */
export function personalToken(secret: string): string {
  return `${PREFIX}${secret}`;
}

/** True for a text that means to be a personal access token, be it a right one or not. */
export function isPersonalToken(text: string): boolean {
  return text.startsWith(PREFIX);
}

/** True for a text that can be a personal access token. Any other needs no look at the database. */
export function hasTokenShape(text: string): boolean {
  return SHAPE.test(text);
}

/** By which its owner recognises a token. */
export function lastFourOf(token: string): string {
  return token.slice(-SHOWN_CHARACTERS);
}
