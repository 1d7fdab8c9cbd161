import type { JsonValue } from '@rex/workflow';
import { Meta } from 'typebox/schema';
import { arrayKeywords } from './array-keywords';
import { combiningKeywords } from './combining-keywords';
import { evaluateSchema, type SchemaParts } from './evaluate-schema';
import { indexSchemas } from './index-schemas';
import { jsonFormats } from './json-formats';
import { objectKeywords } from './object-keywords';
import { scalarKeywords } from './scalar-keywords';
import type { SchemaTask } from './schema-machine';
import { unevaluatedKeywords } from './unevaluated-keywords';

/** What evaluateSchema is made of. */
export const SCHEMA_PARTS: SchemaParts = {
  indexSchemas,
  jsonFormats,
  scalarKeywords,
  objectKeywords,
  arrayKeywords,
  combiningKeywords,
  unevaluatedKeywords,
};

let evaluator: string | undefined;

/**
 * The body of a script that checks its `input` and returns a SchemaVerdict. The schema stands in it as JSON text, which is
 * parsed there: as a literal, a key `__proto__` would be more than data. The same task gives the same text, which the
 * sandbox compiles once.
 */
export function schemaProgram(task: SchemaTask): string {
  evaluator ??= sourceOf({ evaluateSchema, ...SCHEMA_PARTS });
  return `${evaluator}\nreturn evaluateSchema(JSON.parse(${JSON.stringify(JSON.stringify(task))}), input, parts);`;
}

/** The metaschemas that a schema refers to, since people check schemas too; nothing is fetched. */
export function metaschemasFor(schema: JsonValue): SchemaTask['documents'] {
  const text = JSON.stringify(schema);
  const wanted = (uri: string) => text.includes(`"$ref":"${uri.replace(/#$/, '')}`);
  const known = Object.entries(Meta as unknown as SchemaTask['documents']);
  if (!known.some(([uri]) => wanted(uri))) return {};
  return Object.fromEntries(known.filter(([uri]) => /draft-07|2020-12/.test(uri)));
}

function sourceOf({ evaluateSchema: main, ...parts }: SchemaParts & { evaluateSchema: unknown }): string {
  const entries = Object.entries(parts).map(([name, part]) => `${name}: (${String(part)})`);
  const text = `const evaluateSchema = (${String(main)});\nconst parts = { ${entries.join(',\n')} };`;
  // A bundler that keeps names of functions calls a helper of its own, which is not there in the sandbox.
  const helpers = new Set(text.match(/\b__name\d*\b/g));
  return [...helpers].map((helper) => `const ${helper} = (named) => named;\n`).join('') + text;
}
