import type { JsonObject, JsonValue } from '@rex/workflow';

/** The dialects: draft 7, which also stands for draft 6, 2019-09 and 2020-12. */
export type Draft = 7 | 2019 | 2020;

/** One way in which a value does not fit a schema. */
export interface SchemaError {
  /** JSON Pointer into the value; empty for the value as a whole. */
  path: string;
  /** The keyword that was not satisfied. */
  keyword: string;
  message: string;
}

/** What there is to do: a schema, and documents it may refer to, by their URI. */
export interface SchemaTask {
  schema: JsonValue;
  documents: { [uri: string]: JsonValue };
  /** Used where no `$schema` says otherwise. */
  draft: Draft;
  /** Whether `format` is checked, or only a note. */
  checksFormats: boolean;
  maxErrors: number;
}

/** What came of it: a verdict on the value, or what is wrong with the schema itself. */
export type SchemaVerdict =
  { kind: 'checked'; valid: boolean; errors: SchemaError[] } | { kind: 'bad-schema'; message: string };

/** Properties and items that some keyword has looked at, for `unevaluatedProperties` and `unevaluatedItems`. */
export interface Seen {
  properties: Set<string>;
  items: Set<number>;
}

/** Where a schema lies: the URI that its references are relative to, and its dialect. */
export interface SchemaPlace {
  base: string;
  draft: Draft;
}

/** All schemas of all documents, by the names by which they can be referred to. */
export interface SchemaIndex {
  placeOf(schema: JsonObject): SchemaPlace;
  /** @throws SchemaProblem when there is nothing of that name */
  find(reference: string, base: string): JsonValue;
  /** Name of the `$dynamicAnchor` that a reference leads to directly, if it leads to one. */
  dynamicNameOf(reference: string, base: string): string | undefined;
  dynamicAnchor(base: string, name: string): JsonValue | undefined;
  /** True when some schema asks what was not looked at. */
  needsSeen: boolean;
}

/** What the keyword groups may use of the evaluation that goes on. */
export interface SchemaMachine {
  index: SchemaIndex;
  draftOf(schema: JsonObject): Draft;
  /** Evaluates a subschema; complaints are recorded. */
  check(schema: JsonValue | undefined, value: JsonValue, path: string, seen?: Seen): boolean;
  /** Evaluates a subschema as a question: a failure is no complaint. */
  fits(schema: JsonValue | undefined, value: JsonValue, path: string, seen?: Seen): boolean;
  /** Records a complaint; always false. */
  complain(path: string, keyword: string, message: string): false;
  /** @throws SchemaProblem always */
  refuse(message: string): never;
  /** True when no more complaints are wanted, so that the first failure decides. */
  isBrief(): boolean;
  /** Base URIs that evaluation went through, outermost first. */
  scope: string[];
  pattern(source: string): { test(text: string): boolean };
  isObject(value: JsonValue | undefined): value is JsonObject;
  /** JSON text that is the same for equal values. */
  canonical(value: JsonValue): string;
  childPath(path: string, key: string | number): string;
  quote(value: JsonValue): string;
  checksFormats: boolean;
  formats: { [name: string]: (text: string) => boolean };
}

/** Some keywords of one schema, applied to a value. */
export type KeywordGroup = (
  schema: JsonObject,
  value: JsonValue,
  path: string,
  seen: Seen | undefined,
) => boolean;
