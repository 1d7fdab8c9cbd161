import { nodeCatalog } from '@rex/nodes';
import type { WorkflowDocument } from '@rex/workflow';
import type { DrawingResponse } from './drawing.dto';

/** Cards and links of a document. An edge whose nodes are not both there is left out. */
export function drawDocument({
  nodes,
  edges,
}: Pick<WorkflowDocument, 'nodes' | 'edges'>): Pick<DrawingResponse, 'cards' | 'links'> {
  const places = new Map(nodes.map(({ id }, place) => [id, place]));
  return {
    cards: nodes.map(({ type, position: { x, y } }) => ({
      x,
      y,
      isTrigger: nodeCatalog.get(type)?.category === 'trigger',
    })),
    links: edges.flatMap(({ source, target }) => {
      const [from, to] = [places.get(source), places.get(target)];
      return from === undefined || to === undefined ? [] : [{ from, to }];
    }),
  };
}
