import type { JsonValue } from '@rex/workflow';
import type { KeywordGroup, SchemaMachine } from './schema-machine';

/** References, and schemas made of schemas. Self-contained: its source is sent to the sandbox. */
export function combiningKeywords(machine: SchemaMachine): KeywordGroup {
  const { index } = machine;

  /** A `$dynamicRef` to a dynamic anchor goes to the outermost one of that name that evaluation came through. */
  const dynamicTarget = (reference: string, base: string): JsonValue => {
    const target = index.find(reference, base);
    const name = index.dynamicNameOf(reference, base);
    if (name === undefined) return target;
    for (const uri of machine.scope) {
      const outer = index.dynamicAnchor(uri, name);
      if (outer !== undefined) return outer;
    }
    return target;
  };

  return (schema, value, path, seen) => {
    let fits = true;
    const { $ref, $dynamicRef, allOf, anyOf, oneOf, not } = schema;
    const { base, draft } = index.placeOf(schema);
    if (typeof $ref === 'string') fits = machine.check(index.find($ref, base), value, path, seen) && fits;
    if (draft === 2020 && typeof $dynamicRef === 'string') {
      fits = machine.check(dynamicTarget($dynamicRef, base), value, path, seen) && fits;
    }
    if (Object.hasOwn(schema, '$recursiveRef'))
      machine.refuse('It uses $recursiveRef; write $dynamicRef (2020-12).');

    if (Array.isArray(allOf)) for (const each of allOf) fits = machine.check(each, value, path, seen) && fits;
    if (Array.isArray(anyOf)) {
      // All are tried when it is asked what they looked at.
      const hits = seen
        ? anyOf.filter((each) => machine.fits(each, value, path, seen)).length
        : Number(anyOf.some((each) => machine.fits(each, value, path)));
      if (hits === 0) fits = machine.complain(path, 'anyOf', 'must fit at least one of several schemas');
    }
    if (Array.isArray(oneOf)) {
      const hits = oneOf.filter((each) => machine.fits(each, value, path, seen)).length;
      if (hits !== 1) {
        fits = machine.complain(path, 'oneOf', `must fit exactly one of several schemas, not ${hits}`);
      }
    }
    if (not !== undefined && machine.fits(not, value, path)) {
      fits = machine.complain(path, 'not', 'must not fit a schema that it fits');
    }
    if (schema['if'] !== undefined) {
      const branch = machine.fits(schema['if'], value, path, seen) ? schema['then'] : schema['else'];
      if (branch !== undefined) fits = machine.check(branch, value, path, seen) && fits;
    }
    return fits;
  };
}
