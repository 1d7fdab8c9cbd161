import {
  boundsOf,
  cardRect,
  edgeCurves,
  edgeMiddle,
  groupRect,
  hidingGroup,
  itemsOf,
  pathOfPieces,
  readDocument,
  shownEdge,
  type CanvasDocument,
  type CanvasNode,
  type PortsOf,
  type Rect,
} from '@rex/canvas';
import { drawCard, drawGroup, drawLabel, drawNote } from './picture-parts';
import type { PictureColours } from './picture-colours';

/** A picture of a whole workflow. */
export interface Picture {
  readonly svg: string;
  /** In pixels of the canvas. */
  readonly width: number;
  readonly height: number;
}

/** What the picture needs to know of node types. */
export interface PictureTypes {
  readonly portsOf: PortsOf;
  /** The second line of a card. */
  kindOf(node: CanvasNode): string;
  /** The outline of its icon, 24 by 24. */
  iconOf(node: CanvasNode): string;
  isTrigger(node: CanvasNode): boolean;
  /** The name of an output, when there are several. */
  portLabel(node: CanvasNode, port: string): string;
}

const MARGIN = 40;
const NOTHING: Rect = { x: 0, y: 0, width: 320, height: 160 };

/** Draws a document as an SVG file that needs nothing else: from the back groups, notes, edges, cards. */
export function drawPicture(
  plain: Parameters<typeof readDocument>[0],
  types: PictureTypes,
  colours: PictureColours,
): Picture {
  const document = readDocument(plain);
  const nodes = itemsOf(document.nodes).filter((node) => !hidingGroup(document, node.id));
  const frames = groupFrames(document);
  const notes = itemsOf(document.notes).filter((note) => !hidingGroup(document, note.id));
  const bounds =
    boundsOf([
      ...nodes.map((node) => cardRect(node.position)),
      ...frames.map(({ rect }) => rect),
      ...notes.map((note) => ({ ...note.position, ...note.size })),
    ]) ?? NOTHING;
  const [width, height] = [Math.ceil(bounds.width + MARGIN * 2), Math.ceil(bounds.height + MARGIN * 2)];
  const [left, top] = [Math.floor(bounds.x - MARGIN), Math.floor(bounds.y - MARGIN)];
  const parts = [
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${colours['bg-canvas']}"/>`,
    ...frames
      .filter(({ group }) => !group.isCollapsed)
      .map(({ group, rect }) => drawGroup(group.name, rect, colours)),
    ...notes.map((note) => drawNote(note.text, { ...note.position, ...note.size }, colours)),
    ...drawEdges(document, types, colours),
    ...frames
      .filter(({ group }) => group.isCollapsed)
      .map(({ group, rect }) =>
        drawCard(
          { name: group.name, kind: '', icon: '', isTrigger: false, isDisabled: false },
          rect,
          colours,
        ),
      ),
    ...nodes.map((node) =>
      drawCard(
        {
          ...{ name: node.name, kind: types.kindOf(node), icon: types.iconOf(node) },
          ...{ isTrigger: types.isTrigger(node), isDisabled: node.disabled },
        },
        cardRect(node.position),
        colours,
      ),
    ),
  ];
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${left} ${top} ${width} ${height}"`,
    ` font-family="Inter, system-ui, sans-serif" role="img">`,
    ...parts,
    '</svg>\n',
  ].join('');
  return { svg, width, height };
}

function groupFrames(document: CanvasDocument) {
  return itemsOf(document.groups).flatMap((group) => {
    const parent = group.parentId === null ? undefined : document.groups.byId.get(group.parentId);
    const rect = parent?.isCollapsed ? undefined : groupRect(document, group);
    return rect ? [{ group, rect }] : [];
  });
}

function drawEdges(document: CanvasDocument, types: PictureTypes, colours: PictureColours): string[] {
  const shown = itemsOf(document.edges).flatMap((edge) => {
    const ends = shownEdge(document, edge, types.portsOf);
    return ends ? [{ edge, pieces: edgeCurves(ends.from, ends.to) }] : [];
  });
  const lines = shown.map(
    ({ pieces }) =>
      `<path d="${pathOfPieces(pieces)}" fill="none" stroke="${colours['edge']}" stroke-width="1.5"/>`,
  );
  const labels = shown.flatMap(({ edge, pieces }) => {
    const source = document.nodes.byId.get(edge.source);
    if (!source || types.portsOf(source).outputs.length < 2) return [];
    return [drawLabel(types.portLabel(source, edge.sourcePort), edgeMiddle(pieces), colours)];
  });
  return [...lines, ...labels];
}
