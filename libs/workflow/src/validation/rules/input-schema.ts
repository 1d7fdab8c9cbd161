import { isJsonObject } from '../../document/json-value';
import { findInputComplaints } from '../../input-schema/find-input-complaints';
import { findInputSchemaMistakes } from '../../input-schema/find-input-schema-mistakes';
import { inputFieldOf } from '../../input-schema/input-field-of';
import { readablePath, toPointer } from '../../json/json-pointer';
import type { Problem } from '../problem';
import type { PlacedNode, Rule } from '../rule';

/** The schema by which a trigger checks its input must be one, and the trigger's own sample must fit it. */
export const inputSchemaRule: Rule = ({ nodes }) => nodes.flatMap(checkTrigger);

function checkTrigger({ node, path, descriptor }: PlacedNode): Problem[] {
  const field = descriptor && inputFieldOf(descriptor, node.config, 'schema');
  // What is no object is told by the config's own schema.
  if (!field || !isJsonObject(field.value)) return [];
  const problem = (at: string, message: string): Problem => ({
    code: 'config-invalid',
    nodeId: node.id,
    path: `${path}/config${at}`,
    message: `Node "${node.id}": ${message}`,
  });
  const mistakes = findInputSchemaMistakes(field.value);
  if (mistakes.length > 0) {
    return mistakes.map((mistake) => {
      const at = `${toPointer([field.name])}${mistake.path}`;
      return problem(at, `"${readablePath(at)}" ${mistake.message}.`);
    });
  }
  const sample = inputFieldOf(descriptor, node.config, 'sample');
  if (!sample) return [];
  return findInputComplaints(field.value, sample.value).map((complaint) =>
    problem(
      `${toPointer([sample.name])}${complaint.path}`,
      `"${sample.name}" does not fit "${field.name}": ${complaint.message}`,
    ),
  );
}
