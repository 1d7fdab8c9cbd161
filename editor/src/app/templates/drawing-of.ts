import type { Drawing } from '../api/types';
import type { TemplateDocument } from './workflow-template';

/** The small picture of a template. */
export function drawingOf({ nodes, edges }: TemplateDocument): Drawing {
  const places = new Map(nodes.map(({ id }, place) => [id, place]));
  return {
    cards: nodes.map(({ type, position }) => ({ ...position, isTrigger: type.endsWith('-trigger') })),
    links: edges.map(({ source, target }) => ({
      from: places.get(source) ?? -1,
      to: places.get(target) ?? -1,
    })),
  };
}
