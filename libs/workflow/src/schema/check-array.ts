import { canonicalJson } from './canonical-json';
import type { KeywordGroup, SchemaCheck } from './schema-check';

/** `minItems`, `maxItems`, `uniqueItems` and `items`. The items of an array that is too long are not looked at. */
export const checkArray: KeywordGroup = (schema, compile) => {
  const { minItems, maxItems, uniqueItems, items } = schema;
  const checks: SchemaCheck[] = [];
  if (typeof minItems === 'number' || typeof maxItems === 'number') {
    checks.push(checkLength(Number(minItems ?? 0), Number(maxItems ?? Infinity)));
  }
  if (uniqueItems === true) checks.push(checkUnique);
  if (items !== undefined) checks.push(checkItems(compile(items), Number(maxItems ?? Infinity)));
  return checks;
};

function checkLength(least: number, most: number): SchemaCheck {
  return (value, report) => {
    if (!Array.isArray(value) || (value.length >= least && value.length <= most)) return true;
    const words =
      value.length > most
        ? `must have at most ${most} items, not ${value.length}`
        : `must have at least ${least === 1 ? 'one item' : `${least} items`}`;
    return report?.add('invalid', words) ?? false;
  };
}

const checkUnique: SchemaCheck = (value, report) => {
  if (!Array.isArray(value)) return true;
  const isUnique = new Set(value.map((item) => canonicalJson(item))).size === value.length;
  return isUnique || (report?.add('invalid', 'must not hold the same item twice') ?? false);
};

function checkItems(check: SchemaCheck, most: number): SchemaCheck {
  return (value, report) => {
    if (!Array.isArray(value) || value.length > most) return true;
    let fits = true;
    for (let index = 0; index < value.length; index += 1) {
      const item: unknown = value[index];
      if (report ? report.within(index, (inner) => check(item, inner)) : check(item)) continue;
      if (!report || report.isFull) return false;
      fits = false;
    }
    return fits;
  };
}
