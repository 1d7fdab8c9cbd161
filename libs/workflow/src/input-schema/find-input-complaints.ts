import { isJsonObject, type JsonObject, type JsonValue } from '../document/json-value';
import { compileKeywords, compileSchema } from '../schema/compile-schema';
import type { SchemaCheck } from '../schema/schema-check';
import { SchemaReport } from '../schema/schema-report';
import { Meter, OutOfSteps } from './meter';
import { stepsOf } from './steps-of';

/** One way in which an input does not fit its schema. */
export interface InputComplaint {
  /** JSON Pointer into the input. */
  path: string;
  /** One sentence: what is wrong and what would be right. */
  message: string;
}

/** Steps of one check: about a tenth of a second on a slow machine. An input of 1 MiB takes some 100,000 for each pass. */
const MAX_STEPS = 1_000_000;

/** Most complaints about one input. */
const MAX_COMPLAINTS = 50;

const TOO_LONG =
  'The input is too large for the schema of the trigger: the check would take too long. Send less, or make the schema simpler (uniqueItems, enum and anyOf cost most).';

interface CompiledInput {
  check: SchemaCheck;
  meter: Meter;
}

const compiled = new WeakMap<JsonObject, CompiledInput>();

/**
 * Everything in which an input does not fit a schema that findInputSchemaMistakes has nothing against, at most 50 complaints.
 * The work is bounded whatever the two are: a check that takes too many steps is a complaint too.
 */
export function findInputComplaints(schema: JsonObject, input: JsonValue): InputComplaint[] {
  let known = compiled.get(schema);
  if (!known) compiled.set(schema, (known = compileMetered(schema)));
  const { check, meter } = known;
  try {
    meter.reset();
    if (check(input)) return [];
    meter.reset();
    const report = new SchemaReport('The input', [], MAX_COMPLAINTS);
    check(input, report);
    return report.complaints.map(({ path, message }) => ({ path, message }));
  } catch (error) {
    if (error instanceof OutOfSteps) return [{ path: '', message: TOO_LONG }];
    throw error;
  }
}

/** The check of a schema in which each schema object pays for its work before it does it. */
function compileMetered(schema: JsonObject): CompiledInput {
  const meter = new Meter(MAX_STEPS);
  const compile = (each: JsonValue): SchemaCheck => {
    const steps = stepsOf(each);
    const check = isJsonObject(each) ? compileKeywords(each, compile) : compileSchema(each);
    return (value, report) => {
      meter.spend(steps(value));
      return check(value, report);
    };
  };
  return { check: compile(schema), meter };
}
