import type { KeywordGroup, SchemaMachine } from './schema-machine';

/** What arrays must be. Self-contained: its source is sent to the sandbox. */
export function arrayKeywords(machine: SchemaMachine): KeywordGroup {
  return (schema, value, path, seen) => {
    if (!Array.isArray(value)) return true;
    let fits = true;
    const draft = machine.draftOf(schema);
    const { minItems, maxItems, uniqueItems, items, prefixItems, contains } = schema;
    if (typeof minItems === 'number' && value.length < minItems) {
      fits = machine.complain(path, 'minItems', `must have at least ${minItems} items`);
    }
    if (typeof maxItems === 'number' && value.length > maxItems) {
      fits = machine.complain(path, 'maxItems', `must have at most ${maxItems} items`);
    }
    if (uniqueItems === true && new Set(value.map(machine.canonical)).size < value.length) {
      fits = machine.complain(path, 'uniqueItems', 'must not hold the same item twice');
    }

    // A list of schemas stands in `prefixItems`, in draft 7 in `items`; what follows in `items` or `additionalItems`.
    const hasList = Array.isArray(items);
    const list = draft === 2020 && Array.isArray(prefixItems) ? prefixItems : hasList ? items : [];
    const rest = hasList ? schema['additionalItems'] : items;
    for (let index = 0; index < value.length; index += 1) {
      const inner = index < list.length ? list[index] : rest;
      if (inner === undefined) break;
      seen?.items.add(index);
      fits = machine.check(inner, value[index] ?? null, machine.childPath(path, index)) && fits;
      if (!fits && machine.isBrief()) return false;
    }

    if (contains !== undefined) {
      let count = 0;
      value.forEach((item, index) => {
        if (!machine.fits(contains, item, machine.childPath(path, index))) return;
        count += 1;
        // Before 2020-12 these items do not count as looked at.
        if (draft === 2020) seen?.items.add(index);
      });
      const least = draft !== 7 && typeof schema['minContains'] === 'number' ? schema['minContains'] : 1;
      const most =
        draft !== 7 && typeof schema['maxContains'] === 'number' ? schema['maxContains'] : Infinity;
      if (count < least)
        fits = machine.complain(path, 'contains', `must hold ${least} or more fitting items`);
      if (count > most)
        fits = machine.complain(path, 'maxContains', `must hold at most ${most} fitting items`);
    }
    return fits;
  };
}
