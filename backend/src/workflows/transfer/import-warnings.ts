import type { LeftOut, SecretPlace, WorkflowDocument } from '@rex/workflow';
import type { ImportWarning } from './transfer.dto';

/** Most warnings of each kind: an import could claim any number of gaps. */
const MAX_WARNINGS = 500;

/** What somebody should look at after an import. */
export function importWarnings(
  document: WorkflowDocument,
  { leftOut, foreignKeys, sameName }: { leftOut: LeftOut[]; foreignKeys: SecretPlace[]; sameName: number },
): ImportWarning[] {
  const nodes = new Set(document.nodes.map((node) => node.id));
  const gaps = leftOut.filter(({ nodeId }) => nodes.has(nodeId)).slice(0, MAX_WARNINGS);
  return [
    ...(sameName === 0 ? [] : [nameInUse(document.name, sameName)]),
    ...foreignKeys.slice(0, MAX_WARNINGS).map(keyRemoved),
    ...gaps.map(somethingLeftOut),
  ];
}

function nameInUse(name: string, count: number): ImportWarning {
  const others = count === 1 ? 'another workflow' : `${count} other workflows`;
  return {
    code: 'name-in-use',
    path: '/name',
    message: `You have ${others} named "${name}". Rename one, so that you can tell them apart.`,
  };
}

function keyRemoved({ nodeId, path }: SecretPlace): ImportWarning {
  const message = `Node "${nodeId}" named a stored key that is none of yours; it was removed. Choose one of your keys.`;
  return { code: 'key-removed', nodeId, path, message };
}

function somethingLeftOut({ nodeId, path, what }: LeftOut): ImportWarning {
  const key = `Node "${nodeId}" used a stored key, which is not part of an export. Choose one of your keys.`;
  const value = `Node "${nodeId}" had a value that looked like a secret, which is not part of an export. Use a stored key.`;
  return what === 'key'
    ? { code: 'key-left-out', nodeId, path, message: key }
    : { code: 'value-left-out', nodeId, path, message: value };
}
