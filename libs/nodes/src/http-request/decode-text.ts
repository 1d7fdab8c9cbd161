import { MIMEType } from 'node:util';
import type { HttpResponse } from '@rex/node-sdk';

/** What the content type of an answer says; both undefined when it says nothing. */
export interface ContentType {
  /** Such as `text/html`, in small letters. */
  essence: string | undefined;
  /** As the target calls it. */
  charset: string | undefined;
}

/** Reads the content type of an answer, the first of several. One that can't be read counts as none. */
export function readContentType({ headers }: Pick<HttpResponse, 'headers'>): ContentType {
  const [field] = [headers['content-type'] ?? ''].flat();
  try {
    const type = new MIMEType(field?.split(',')[0] ?? '');
    return { essence: type.essence, charset: type.params.get('charset') ?? undefined };
  } catch {
    return { essence: undefined, charset: undefined };
  }
}

/** Bytes as text, and what was odd about them. */
export interface DecodedText {
  text: string;
  /** Some bytes are no text in the charset: each stands as U+FFFD. */
  isBroken: boolean;
  /** The target named a charset that nobody knows: read as UTF-8. */
  isCharsetUnknown: boolean;
}

/** Decodes by the charset of the content type, UTF-8 when it names none. A byte order mark is left out. */
export function decodeText(bytes: Uint8Array, charset: string | undefined): DecodedText {
  const isCharsetUnknown = charset !== undefined && !isKnown(charset);
  const label = charset === undefined || isCharsetUnknown ? 'utf-8' : charset;
  try {
    return { text: new TextDecoder(label, { fatal: true }).decode(bytes), isBroken: false, isCharsetUnknown };
  } catch {
    return { text: new TextDecoder(label).decode(bytes), isBroken: true, isCharsetUnknown };
  }
}

function isKnown(charset: string): boolean {
  try {
    return new TextDecoder(charset).encoding !== '';
  } catch {
    return false;
  }
}
