import { findSecret, replaceSpans, type SecretForm, secretForms } from '@rex/node-sdk';
import type { JsonValue } from '@rex/workflow';

/** Shorter values would hit innocent text; nothing that protects something is that short. */
const MIN_SECRET_LENGTH = 6;

/** What stands in the place of a secret. */
const REDACTED = '[secret]';

/** Causes of causes beyond this are left out of a cleaned error. */
const MAX_CAUSES = 5;

/** Takes the secrets that a step has read out of everything it says: errors, logs and warnings. */
export class Redactor {
  private readonly known = new Set<string>();
  private readonly forms: SecretForm[] = [];

  /** Takes this value out from now on, in every form in which it is likely to come back. Of `user:password` also the password. */
  add(value: string): void {
    const password = value.slice(value.indexOf(':') + 1);
    for (const secret of new Set([value, password])) {
      if (secret.length < MIN_SECRET_LENGTH || this.known.has(secret)) continue;
      this.known.add(secret);
      this.forms.push(...secretForms(secret));
    }
  }

  /** The same text without secrets. */
  clean(text: string): string {
    const spans = this.forms.flatMap((form) => findSecret(text, form));
    return spans.length === 0 ? text : replaceSpans(text, spans, REDACTED);
  }

  /** The same JSON value without secrets, in keys, texts and numbers alike. */
  cleanJson(value: JsonValue): JsonValue {
    if (this.forms.length === 0) return value;
    if (typeof value === 'string') return this.clean(value);
    if (typeof value === 'number') return this.clean(String(value)) === String(value) ? value : REDACTED;
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((each) => this.cleanJson(each));
    // fromEntries makes an own property of any name, `__proto__` too.
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [this.clean(key), this.cleanJson(each)]),
    );
  }

  /** Anything thrown, as it may be logged: name, code, message, stack and causes, without secrets. */
  cleanThrown(thrown: unknown, causesLeft = MAX_CAUSES): unknown {
    if (this.forms.length === 0) return thrown;
    if (!(thrown instanceof Error)) return typeof thrown === 'string' ? this.clean(thrown) : typeof thrown;
    const { name, message, stack = '', cause } = thrown;
    const code = 'code' in thrown && typeof thrown.code === 'string' ? { code: thrown.code } : {};
    const cleaned = Object.assign(new Error(this.clean(message)), { name, stack: this.clean(stack) }, code);
    if (cause !== undefined && causesLeft > 0) cleaned.cause = this.cleanThrown(cause, causesLeft - 1);
    return cleaned;
  }
}
