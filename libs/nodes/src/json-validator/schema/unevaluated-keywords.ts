import type { KeywordGroup, SchemaMachine } from './schema-machine';

/** `unevaluatedProperties` and `unevaluatedItems`; they go last. Self-contained: its source is sent to the sandbox. */
export function unevaluatedKeywords(machine: SchemaMachine): KeywordGroup {
  return (schema, value, path, seen) => {
    if (!seen || machine.draftOf(schema) === 7) return true;
    const { unevaluatedProperties, unevaluatedItems } = schema;
    let fits = true;
    if (unevaluatedProperties !== undefined && machine.isObject(value)) {
      for (const key of Object.keys(value)) {
        if (seen.properties.has(key)) continue;
        const at = machine.childPath(path, key);
        fits = machine.check(unevaluatedProperties, value[key] ?? null, at) && fits;
        seen.properties.add(key);
      }
    }
    if (unevaluatedItems !== undefined && Array.isArray(value)) {
      value.forEach((item, index) => {
        if (seen.items.has(index)) return;
        fits = machine.check(unevaluatedItems, item, machine.childPath(path, index)) && fits;
        seen.items.add(index);
      });
    }
    return fits;
  };
}
