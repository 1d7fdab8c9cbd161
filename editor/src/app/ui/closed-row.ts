import type { JsonValue } from '../api/types';
import { escapePointer, sizeOf, summaryOf, typeOf, type JsonType } from './json-value';

/** A line of a very long list or object, of which few are ever seen: what it says is worked out when it is drawn. */
export class ClosedRow {
  readonly kind = 'value';
  readonly isExpanded = false;

  constructor(
    private readonly value: JsonValue,
    /** The pointer to it, without its own name. */
    private readonly prefix: string,
    readonly key: string,
    readonly depth: number,
    readonly position: number,
    readonly siblings: number,
  ) {}

  get path(): string {
    return this.prefix + escapePointer(this.key);
  }

  get type(): JsonType {
    return typeOf(this.value);
  }

  get text(): string {
    const { type, value } = this;
    if (type === 'object' || type === 'array') return summaryOf(type, sizeOf(value));
    return type === 'string' ? JSON.stringify(value) : String(value);
  }

  get isExpandable(): boolean {
    return sizeOf(this.value) > 0;
  }
}
