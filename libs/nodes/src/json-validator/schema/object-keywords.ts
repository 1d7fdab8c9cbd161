import type { KeywordGroup, SchemaMachine } from './schema-machine';

/** What objects must be. Self-contained: its source is sent to the sandbox. */
export function objectKeywords(machine: SchemaMachine): KeywordGroup {
  return (schema, value, path, seen) => {
    if (!machine.isObject(value)) return true;
    let fits = true;
    const keys = Object.keys(value);
    const { required, minProperties, maxProperties, properties, patternProperties, propertyNames } = schema;

    const requireAll = (names: unknown, keyword: string, because: string): void => {
      if (!Array.isArray(names)) return;
      for (const name of names as string[]) {
        if (typeof name !== 'string' || Object.hasOwn(value, name)) continue;
        fits = machine.complain(machine.childPath(path, name), keyword, `is required${because}`);
      }
    };
    requireAll(required, 'required', '');
    if (typeof minProperties === 'number' && keys.length < minProperties) {
      fits = machine.complain(path, 'minProperties', `must have at least ${minProperties} properties`);
    }
    if (typeof maxProperties === 'number' && keys.length > maxProperties) {
      fits = machine.complain(path, 'maxProperties', `must have at most ${maxProperties} properties`);
    }

    const patterns = machine.isObject(patternProperties)
      ? Object.entries(patternProperties).map(
          ([source, inner]) => [machine.pattern(source), inner ?? true] as const,
        )
      : [];
    const named = machine.isObject(properties) ? properties : {};
    const hasAdditional = Object.hasOwn(schema, 'additionalProperties');
    for (const key of keys) {
      const item = value[key] ?? null;
      const at = machine.childPath(path, key);
      let isKnown = false;
      const apply = (inner: typeof item): void => {
        isKnown = true;
        seen?.properties.add(key);
        fits = machine.check(inner, item, at) && fits;
      };
      if (Object.hasOwn(named, key)) apply(named[key] ?? true);
      for (const [pattern, inner] of patterns) if (pattern.test(key)) apply(inner);
      if (!isKnown && hasAdditional) apply(schema['additionalProperties'] ?? true);
      if (propertyNames !== undefined) fits = machine.check(propertyNames, key, at) && fits;
      if (!fits && machine.isBrief()) return false;
    }

    const isNew = machine.draftOf(schema) !== 7;
    // Beside their own keywords, 2019-09 and 2020-12 still know draft 7's: schemas without `$schema` often mean that.
    for (const keyword of isNew
      ? ['dependentRequired', 'dependentSchemas', 'dependencies']
      : ['dependencies']) {
      const dependents = schema[keyword];
      if (!machine.isObject(dependents)) continue;
      for (const [name, asks] of Object.entries(dependents)) {
        if (!Object.hasOwn(value, name)) continue;
        if (Array.isArray(asks)) requireAll(asks, keyword, ` because there is "${name}"`);
        else fits = machine.check(asks, value, path, seen) && fits;
      }
    }
    return fits;
  };
}
