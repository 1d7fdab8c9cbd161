import { nodeCatalog } from '@rex/nodes';
import { UserError } from '@rex/platform';
import {
  findInputComplaints,
  inputFieldOf,
  isJsonObject,
  type JsonValue,
  type WorkflowNode,
} from '@rex/workflow';

/**
 * Checks an input by the schema in the config of the trigger it is for, if that has one: before an execution exists.
 * @throws UserError `input-invalid` with the path of each mistake
 */
export function requireFittingInput(trigger: WorkflowNode, input: JsonValue): void {
  const descriptor = nodeCatalog.get(trigger.type);
  const schema = descriptor && inputFieldOf(descriptor, trigger.config, 'schema')?.value;
  if (schema === undefined || !isJsonObject(schema)) return;
  const complaints = findInputComplaints(schema, input);
  if (complaints.length === 0) return;
  throw new UserError(
    'input-invalid',
    `The input does not fit the schema of the trigger "${trigger.id}". Correct what "errors" lists, or change the schema.`,
    { status: 422, errors: complaints.map((complaint) => ({ code: 'input-invalid', ...complaint })) },
  );
}
