import { findInputComplaints, type InputComplaint, type JsonObject, type JsonValue } from '@rex/workflow';

/** What in an input does not fit the schema of its trigger. Import it when it is needed: the checks are not small. */
export function checkInput(schema: JsonObject, input: JsonValue): InputComplaint[] {
  return findInputComplaints(schema, input);
}
