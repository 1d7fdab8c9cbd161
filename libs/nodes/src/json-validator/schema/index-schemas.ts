import type { JsonObject, JsonValue } from '@rex/workflow';
import type { Draft, SchemaIndex, SchemaPlace, SchemaTask } from './schema-machine';

/**
 * Finds every schema, `$id` and anchor of the documents. Self-contained: its source is sent to the sandbox.
 *
 * Only places where the dialect expects a schema are looked into, so an `$id` in an `enum` or in an unknown keyword is data.
 */
export function indexSchemas(task: SchemaTask, refuse: (message: string) => never): SchemaIndex {
  const ONE =
    'additionalItems additionalProperties contains contentSchema else if items not propertyNames then unevaluatedItems unevaluatedProperties'.split(
      ' ',
    );
  const LISTS = ['allOf', 'anyOf', 'oneOf', 'prefixItems', 'items'];
  const BY_NAME = ['$defs', 'definitions', 'dependentSchemas', 'properties', 'patternProperties'];
  const ROOT = 'schema:///root';
  const places = new Map<JsonValue, SchemaPlace>();
  const resources = new Map<string, JsonValue>();
  const anchors = new Map<string, JsonValue>();
  const followed = new Map<string, JsonValue>();
  const dynamicAnchors = new Map<string, JsonValue>();
  const isObject = (value: JsonValue | undefined): value is JsonObject =>
    typeof value === 'object' && value !== null && !Array.isArray(value);

  const resolve = (reference: string, base: string): [uri: string, fragment: string] => {
    let href = '';
    try {
      href = new URL(reference, base).href;
    } catch {
      refuse(`"${reference}" is no URI reference.`);
    }
    const hash = href.indexOf('#');
    if (hash < 0) return [href, ''];
    let fragment = href.slice(hash + 1);
    try {
      fragment = decodeURIComponent(fragment);
    } catch {
      // A lone percent sign stands for itself.
    }
    return [href.slice(0, hash), fragment];
  };

  const draftNamed = (name: JsonValue | undefined, otherwise: Draft): Draft => {
    if (typeof name !== 'string') return otherwise;
    if (/json-schema\.org\/draft-0[67]\//.test(name)) return 7;
    if (/json-schema\.org\/draft\/2019-09\//.test(name)) return 2019;
    if (/json-schema\.org\/draft\/2020-12\//.test(name)) return 2020;
    if (/json-schema\.org\/draft-0[1-5]\//.test(name))
      refuse(
        `$schema "${name}" is too old. Write it for 2020-12 or draft 7; draft 6 and 2019-09 are known too.`,
      );
    return otherwise;
  };

  const walk = (schema: JsonValue | undefined, outer: string, outerDraft: Draft): void => {
    if (!isObject(schema) || places.has(schema)) return;
    const draft = draftNamed(schema['$schema'], outerDraft);
    let base = outer;
    const id = schema['$id'];
    // Draft 7: nothing beside $ref counts.
    const isPlainRef = draft === 7 && typeof schema['$ref'] === 'string';
    if (typeof id === 'string' && !isPlainRef) {
      const [uri, fragment] = resolve(id, outer);
      if (!id.startsWith('#')) {
        base = uri;
        resources.set(base, schema);
      }
      if (fragment !== '' && !fragment.startsWith('/')) anchors.set(`${base}#${fragment}`, schema);
    }
    if (draft !== 7) {
      const { $anchor, $dynamicAnchor } = schema;
      if (typeof $anchor === 'string') anchors.set(`${base}#${$anchor}`, schema);
      if (draft === 2020 && typeof $dynamicAnchor === 'string') {
        anchors.set(`${base}#${$dynamicAnchor}`, schema);
        dynamicAnchors.set(`${base}#${$dynamicAnchor}`, schema);
      }
    }
    if ('unevaluatedProperties' in schema || 'unevaluatedItems' in schema) index.needsSeen = true;
    places.set(schema, { base, draft });
    for (const keyword of ONE) walk(schema[keyword], base, draft);
    for (const keyword of LISTS) {
      const list = schema[keyword];
      if (Array.isArray(list)) for (const item of list) walk(item, base, draft);
    }
    for (const keyword of [...BY_NAME, 'dependencies']) {
      const named = schema[keyword];
      if (isObject(named)) for (const item of Object.values(named)) walk(item, base, draft);
    }
  };

  const follow = (root: JsonValue, pointer: string): JsonValue | undefined => {
    let value: JsonValue | undefined = root;
    for (const part of pointer.split('/').slice(1)) {
      const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
      const parent: SchemaPlace | undefined = places.get(value);
      value = (value as JsonObject)[key];
      // Reached by a pointer through a place where no schema was expected: it becomes one now.
      if (parent && isObject(value) && !places.has(value)) lost = parent;
    }
    if (isObject(value) && !places.has(value)) walk(value, lost?.base ?? ROOT, lost?.draft ?? task.draft);
    return value;
  };
  let lost: SchemaPlace | undefined;

  const index: SchemaIndex = {
    needsSeen: false,
    placeOf: (schema) => places.get(schema) ?? { base: ROOT, draft: task.draft },
    find(reference, from) {
      // A reference is followed for every item of an array, and URLs are slow to make.
      const name = `${from} ${reference}`;
      const known = followed.get(name);
      if (known !== undefined) return known;
      const [uri, fragment] = resolve(reference, from);
      const root = resources.get(uri);
      lost = root === undefined ? undefined : places.get(root);
      let found = root;
      if (fragment.startsWith('/') && root !== undefined) found = follow(root, fragment);
      else if (fragment !== '') found = anchors.get(`${uri}#${fragment}`);
      if (found === undefined)
        refuse(`It refers to "${reference}", which it does not contain; nothing is fetched.`);
      followed.set(name, found as JsonValue);
      return found as JsonValue;
    },
    dynamicNameOf(reference, from) {
      const [uri, fragment] = resolve(reference, from);
      return dynamicAnchors.has(`${uri}#${fragment}`) ? fragment : undefined;
    },
    dynamicAnchor: (base, name) => dynamicAnchors.get(`${base}#${name}`),
  };
  for (const [uri, document] of [[ROOT, task.schema] as const, ...Object.entries(task.documents)]) {
    resources.set(uri.replace(/#$/, ''), document);
    walk(document, uri.replace(/#$/, ''), uri === ROOT ? task.draft : draftNamed(uri, task.draft));
  }
  return index;
}
