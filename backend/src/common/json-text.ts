import type { JsonValue } from '@rex/workflow';

/** JSON that goes out as it came in: texts of megabytes are not taken apart and put together again for every request. */
export class JsonText {
  /** @param pieces of the text, one after the other: they are joined once, as bytes */
  constructor(private readonly pieces: readonly string[]) {}

  get text(): string {
    return this.pieces.join('');
  }

  /** In UTF-8. */
  toBytes(): Buffer {
    const lengths = this.pieces.map((piece) => Buffer.byteLength(piece));
    const bytes = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + length, 0));
    let at = 0;
    this.pieces.forEach((piece, index) => {
      const length = lengths[index] ?? 0;
      // Nothing but ASCII is a copy, which takes a tenth of the time.
      bytes.write(piece, at, length === piece.length ? 'latin1' : 'utf8');
      at += length;
    });
    return bytes;
  }

  /** So that JSON.stringify gives the same, where there is little of it. */
  toJSON(): JsonValue {
    return JSON.parse(this.text) as JsonValue;
  }

  /** An object, as JSON.stringify writes it; fields that are JsonText are taken over. */
  static ofFields(fields: object): JsonText {
    const pieces: string[] = [];
    for (const [name, value] of Object.entries(fields) as [string, unknown][]) {
      const json = JsonText.piecesOf(value);
      if (json.length > 0) pieces.push(`${pieces.length === 0 ? '{' : ','}${JSON.stringify(name)}:`, ...json);
    }
    return new JsonText(pieces.length === 0 ? ['{}'] : [...pieces, '}']);
  }

  /** A list of such objects. */
  static ofList(items: readonly JsonText[]): JsonText {
    const pieces = items.flatMap((item, index) => [index === 0 ? '[' : ',', ...item.pieces]);
    return new JsonText(pieces.length === 0 ? ['[]'] : [...pieces, ']']);
  }

  /** Of a text that may be missing: null then. */
  static of(text: string | null): JsonText {
    return new JsonText([text ?? 'null']);
  }

  /** None for what JSON leaves out. */
  private static piecesOf(value: unknown): readonly string[] {
    if (value instanceof JsonText) return value.pieces;
    const json = JSON.stringify(value) as string | undefined;
    return json === undefined ? [] : [json];
  }
}
