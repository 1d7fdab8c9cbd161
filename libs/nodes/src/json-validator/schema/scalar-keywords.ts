import type { JsonValue } from '@rex/workflow';
import type { KeywordGroup, SchemaMachine } from './schema-machine';

/** `type`, `enum`, `const`, and what numbers and texts must be. Self-contained: its source is sent to the sandbox. */
export function scalarKeywords(machine: SchemaMachine): KeywordGroup {
  const TYPES = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];
  const nameOf = (value: JsonValue): string =>
    value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  const isOfType = (value: JsonValue, type: JsonValue): boolean => {
    if (typeof type !== 'string' || !TYPES.includes(type)) {
      machine.refuse(`It names the type ${machine.quote(type)}; there are ${TYPES.join(', ')}.`);
    }
    return type === 'integer' ? Number.isInteger(value) : nameOf(value) === type;
  };
  const isEqual = (a: JsonValue, b: JsonValue): boolean =>
    a === b ||
    (typeof a === 'object' && typeof b === 'object' && machine.canonical(a) === machine.canonical(b));

  /** A number as an integer times a power of ten, so that 0.3 is a multiple of 0.1. */
  const decimal = (value: number): { digits: bigint; exponent: number } => {
    const [mantissa = '', exponent = '0'] = String(value).split('e');
    const [whole = '', fraction = ''] = mantissa.split('.');
    return { digits: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
  };
  const isMultiple = (value: number, of: number): boolean => {
    const [a, b] = [decimal(value), decimal(of)];
    const shift = a.exponent - b.exponent;
    const left = a.digits * 10n ** BigInt(Math.max(shift, 0));
    return left % (b.digits * 10n ** BigInt(Math.max(-shift, 0))) === 0n;
  };

  const numberRules: [string, (value: number, limit: number) => boolean, string][] = [
    ['minimum', (value, limit) => value >= limit, 'must be at least'],
    ['maximum', (value, limit) => value <= limit, 'must be at most'],
    ['exclusiveMinimum', (value, limit) => value > limit, 'must be more than'],
    ['exclusiveMaximum', (value, limit) => value < limit, 'must be less than'],
    ['multipleOf', (value, limit) => limit <= 0 || isMultiple(value, limit), 'must be a multiple of'],
  ];

  return (schema, value, path) => {
    let fits = true;
    const { type, format, pattern, minLength, maxLength } = schema;
    if (type !== undefined) {
      const types = Array.isArray(type) ? type : [type];
      if (!types.some((each) => isOfType(value, each))) {
        machine.complain(path, 'type', `must be of type ${types.join(' or ')}, not ${nameOf(value)}`);
        // What a value of the wrong type lacks beside that is no news.
        return false;
      }
    }
    if (Array.isArray(schema['enum']) && !schema['enum'].some((each) => isEqual(each, value))) {
      fits = machine.complain(path, 'enum', `must be one of ${machine.quote(schema['enum'])}`);
    }
    if (Object.hasOwn(schema, 'const') && !isEqual(schema['const'] ?? null, value)) {
      fits = machine.complain(path, 'const', `must be ${machine.quote(schema['const'] ?? null)}`);
    }
    if (typeof value === 'number') {
      for (const [keyword, holds, words] of numberRules) {
        const limit = schema[keyword];
        if (typeof limit !== 'number' || holds(value, limit)) continue;
        fits = machine.complain(path, keyword, `${words} ${limit}`);
      }
    }
    if (typeof value === 'string') {
      const length = minLength === undefined && maxLength === undefined ? 0 : Array.from(value).length;
      if (typeof minLength === 'number' && length < minLength) {
        fits = machine.complain(path, 'minLength', `must have at least ${minLength} characters`);
      }
      if (typeof maxLength === 'number' && length > maxLength) {
        fits = machine.complain(path, 'maxLength', `must have at most ${maxLength} characters`);
      }
      if (typeof pattern === 'string' && !machine.pattern(pattern).test(value)) {
        fits = machine.complain(path, 'pattern', `must match the pattern ${pattern}`);
      }
      if (machine.checksFormats && typeof format === 'string' && Object.hasOwn(machine.formats, format)) {
        const isGood = machine.formats[format];
        if (isGood && !isGood(value)) fits = machine.complain(path, 'format', `must be a valid ${format}`);
      }
    }
    return fits;
  };
}
