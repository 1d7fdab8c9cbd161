/** Shorter values would hit innocent text; nothing that protects something is that short. */
const MIN_SECRET_LENGTH = 6;

/** What stands in the place of a secret. */
const REDACTED = '[secret]';

/** Takes the secrets that a step has read out of everything it says: errors, logs and warnings. */
export class Redactor {
  private readonly values = new Set<string>();

  /** Takes this value out from now on, also as base64 and percent-encoded. */
  add(value: string): void {
    if (value.length < MIN_SECRET_LENGTH) return;
    for (const form of [value, Buffer.from(value).toString('base64'), encodeURIComponent(value)])
      this.values.add(form);
  }

  /** The same text without secrets. */
  clean(text: string): string {
    let cleaned = text;
    for (const value of this.values) cleaned = cleaned.replaceAll(value, REDACTED);
    return cleaned;
  }

  /** The same JSON value without secrets, in keys and texts alike. */
  cleanJson<Value>(value: Value): Value {
    if (this.values.size === 0 || value === undefined) return value;
    const text = JSON.stringify(value);
    // As it stands in JSON text: quotes and backslashes escaped.
    let cleaned = text;
    for (const secret of this.values)
      cleaned = cleaned.replaceAll(JSON.stringify(secret).slice(1, -1), REDACTED);
    return cleaned === text ? value : (JSON.parse(cleaned) as Value);
  }
}
