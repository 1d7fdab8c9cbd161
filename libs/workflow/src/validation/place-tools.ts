import { isJsonObject } from '../document/json-value';
import type { NodeCatalog } from '../node-types/node-catalog';
import { toolsIn } from '../tools/tools-in';
import type { PlacedNode } from './rule';

/** The tools of a node as if they were nodes in its place: what their configs say is checked in the same way. */
export function placeTools({ node, path, descriptor }: PlacedNode, catalog: NodeCatalog): PlacedNode[] {
  if (!descriptor) return [];
  return toolsIn(descriptor, node.config).flatMap(({ path: at, value }) => {
    const { type, config = {}, modelFields } = value;
    if (typeof type !== 'string' || !isJsonObject(config)) return [];
    const filledIn = Array.isArray(modelFields) ? modelFields.filter((name) => typeof name === 'string') : [];
    const ofTool = catalog.get(type);
    // Of what can't be a tool that is all there is to say (see toolRule).
    if (!ofTool?.asTool) return [];
    const asNode = { ...node, type, config };
    return [{ node: asNode, path: `${path}/config${at}`, descriptor: ofTool, filledIn }];
  });
}
