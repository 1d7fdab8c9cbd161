import type { JsonValue } from '../document/json-value';
import type { JsonSchema } from './json-schema';
import type { SchemaReport } from './schema-report';

/** Says whether a value fits. With a report it goes on after the first mistake and says what is wrong; without, it is quick. */
export type SchemaCheck = (value: unknown, report?: SchemaReport) => boolean;

/** Makes the checks of one group of keywords; none when the schema uses none of them. */
export type KeywordGroup = (schema: JsonSchema, compile: (schema: JsonValue) => SchemaCheck) => SchemaCheck[];
