import type { JsonObject, JsonValue } from '@rex/workflow';
import type {
  KeywordGroup,
  SchemaError,
  SchemaIndex,
  SchemaMachine,
  SchemaTask,
  SchemaVerdict,
  Seen,
} from './schema-machine';

/** The functions that evaluation is made of; each is self-contained, so that its source can be sent to the sandbox. */
export interface SchemaParts {
  indexSchemas(task: SchemaTask, refuse: (message: string) => never): SchemaIndex;
  jsonFormats(): { [name: string]: (text: string) => boolean };
  scalarKeywords(machine: SchemaMachine): KeywordGroup;
  objectKeywords(machine: SchemaMachine): KeywordGroup;
  arrayKeywords(machine: SchemaMachine): KeywordGroup;
  combiningKeywords(machine: SchemaMachine): KeywordGroup;
  unevaluatedKeywords(machine: SchemaMachine): KeywordGroup;
}

/**
 * Checks a value against a JSON Schema (draft 7 or 2020-12). Self-contained: its source is sent to the sandbox, because a
 * hostile schema takes exponential time, with or without regular expressions.
 */
export function evaluateSchema(task: SchemaTask, value: JsonValue, parts: SchemaParts): SchemaVerdict {
  const errors: SchemaError[] = [];
  let questions = 0;
  const patterns = new Map<string, RegExp>();
  const isObject = (any: JsonValue | undefined): any is JsonObject =>
    typeof any === 'object' && any !== null && !Array.isArray(any);
  const cut = (text: string, length: number) => (text.length > length ? `${text.slice(0, length)}…` : text);
  const refuse = (message: string): never => {
    throw Object.assign(new Error(message), { name: 'SchemaProblem' });
  };
  const canonical = (any: JsonValue): string =>
    typeof any !== 'object' || any === null
      ? JSON.stringify(any)
      : Array.isArray(any)
        ? `[${any.map(canonical).join(',')}]`
        : `{${Object.keys(any)
            .sort()
            .map((key) => `${JSON.stringify(key)}:${canonical(any[key] ?? null)}`)
            .join(',')}}`;
  const compile = (source: string): RegExp => {
    try {
      return new RegExp(source, 'u');
    } catch {
      try {
        // Many patterns in use escape more than the u flag allows, such as \_ or \@.
        return new RegExp(source);
      } catch {
        return refuse(`The pattern ${cut(source, 200)} is no regular expression.`);
      }
    }
  };

  const check: SchemaMachine['check'] = (schema, any, path, outerSeen) => {
    if (schema === true) return true;
    if (schema === false) return machine.complain(path, 'false', 'is not allowed');
    if (!isObject(schema))
      return refuse(`A schema must be an object or a boolean, not ${canonical(schema ?? null)}.`);
    const { base, draft } = machine.index.placeOf(schema);
    const seen: Seen | undefined = machine.index.needsSeen
      ? { properties: new Set(), items: new Set() }
      : undefined;
    const isEntering = machine.scope.at(-1) !== base;
    if (isEntering) machine.scope.push(base);
    let fits = true;
    const { $ref } = schema;
    if (draft === 7 && typeof $ref === 'string') {
      // Draft 7: nothing beside $ref counts.
      fits = check(machine.index.find($ref, base), any, path, seen);
    } else {
      for (const group of groups) {
        fits = group(schema, any, path, seen) && fits;
        if (!fits && machine.isBrief()) break;
      }
    }
    if (isEntering) machine.scope.pop();
    if (fits && seen && outerSeen) {
      for (const key of seen.properties) outerSeen.properties.add(key);
      for (const item of seen.items) outerSeen.items.add(item);
    }
    return fits;
  };

  const machine: SchemaMachine = {
    index: { needsSeen: false } as SchemaIndex,
    draftOf: (schema) => machine.index.placeOf(schema).draft,
    check,
    fits(schema, any, path, seen) {
      questions += 1;
      const fits = check(schema, any, path, seen);
      questions -= 1;
      return fits;
    },
    complain(path, keyword, message) {
      if (!machine.isBrief()) errors.push({ path: cut(path, 500), keyword, message: cut(message, 500) });
      return false;
    },
    refuse,
    isBrief: () => questions > 0 || errors.length >= task.maxErrors,
    scope: [],
    pattern(source) {
      const known = patterns.get(source) ?? compile(source);
      patterns.set(source, known);
      return known;
    },
    isObject,
    canonical,
    childPath: (path, key) =>
      typeof key === 'number' || !/[~/]/.test(key)
        ? `${path}/${key}`
        : `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    quote: (any) => cut(JSON.stringify(any), 200),
    checksFormats: task.checksFormats,
    formats: parts.jsonFormats(),
  };

  try {
    machine.index = parts.indexSchemas(task, refuse);
  } catch (error) {
    return problem(error);
  }
  const groups = [
    parts.scalarKeywords(machine),
    parts.objectKeywords(machine),
    parts.arrayKeywords(machine),
    parts.combiningKeywords(machine),
    parts.unevaluatedKeywords(machine),
  ];
  try {
    return { kind: 'checked', valid: check(task.schema, value, ''), errors };
  } catch (error) {
    return problem(error);
  }

  function problem(error: unknown): SchemaVerdict {
    if (error instanceof RangeError)
      return { kind: 'bad-schema', message: 'It refers to itself without end, or it is nested too deeply.' };
    if (error instanceof Error && error.name === 'SchemaProblem')
      return { kind: 'bad-schema', message: error.message };
    throw error;
  }
}
