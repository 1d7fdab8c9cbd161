import { inject, Injectable } from '@angular/core';
import {
  addNode,
  cardRect,
  CARD,
  freePlace,
  insertOnEdge,
  itemsOf,
  nextOutput,
  placeAfter,
  refusalText,
  type Point,
  type Rect,
} from '@rex/canvas';
import { CanvasView } from '../canvas/canvas-view';
import { Announcer } from './announcer';
import { DraftStore } from './draft.store';
import { freshNode } from './fresh-node';
import { NodeTypesStore } from './node-types.store';

/** Adds nodes by their type: where they were dropped, or beside what is selected. */
@Injectable()
export class NodePlacer {
  private readonly draft = inject(DraftStore);
  private readonly types = inject(NodeTypesStore);
  private readonly view = inject(CanvasView);
  private readonly announcer = inject(Announcer);

  /** Puts a node with its middle at a point of the canvas, connected to nothing. */
  addAt(typeName: string, at: Point): void {
    const corner = { x: at.x - CARD.width / 2, y: at.y - CARD.height / 2 };
    this.add(
      typeName,
      freePlace(corner, () => false),
    );
  }

  /**
   * Puts a node where it is wanted most likely: into the edge that is selected, behind the node that is selected and connected
   * to it, or else in the middle of what is seen.
   */
  addBesideSelection(typeName: string): void {
    const { nodes, edges } = this.draft.selection();
    const [edgeId] = edges;
    if (edges.size === 1 && nodes.size === 0 && edgeId !== undefined && this.insert(typeName, edgeId)) return;
    const [nodeId] = nodes;
    const anchor = nodes.size === 1 ? this.draft.document().nodes.byId.get(nodeId ?? '') : undefined;
    if (anchor) return this.addAfter(typeName, anchor.id);
    const middle = this.view.controls()?.middle() ?? { x: 0, y: 0 };
    const corner = { x: middle.x - CARD.width / 2, y: middle.y - CARD.height / 2 };
    this.add(typeName, freePlace(corner, this.isOccupied));
  }

  /** Puts a node to the right of another and connects both, where the ports allow it. */
  addAfter(typeName: string, nodeId: string): void {
    const document = this.draft.document();
    const [type, anchor] = [this.types.get(typeName), document.nodes.byId.get(nodeId)];
    if (!type || !anchor) return;
    const place = freePlace(placeAfter(cardRect(anchor.position)), this.isOccupied);
    const from = nextOutput(document, nodeId, this.types.portsOf);
    const port = type.ports.inputs[0]?.name;
    const node = freshNode(document, type.type, type, place);
    const connect = from !== undefined && port !== undefined ? { from, port } : undefined;
    this.draft.perform(addNode(document, { node, ...(connect ? { connect } : {}) }));
    this.show(node.id, connect ? `Added “${node.name}” after “${anchor.name}”` : `Added “${node.name}”`);
  }

  private insert(typeName: string, edgeId: string): boolean {
    const document = this.draft.document();
    const [type, edge] = [this.types.get(typeName), document.edges.byId.get(edgeId)];
    const [source, target] = [edge?.source, edge?.target].map((id) => document.nodes.byId.get(id ?? ''));
    const [input, output] = [type?.ports.inputs[0]?.name, type?.ports.outputs[0]?.name];
    if (!type || !source || !target || input === undefined || output === undefined) return false;
    const middle = {
      x: (source.position.x + target.position.x) / 2,
      y: (source.position.y + target.position.y) / 2,
    };
    const node = freshNode(
      document,
      type.type,
      type,
      freePlace(middle, () => false),
    );
    const refusal = this.draft.attempt(
      insertOnEdge(document, {
        edgeId,
        node,
        inputPort: input,
        outputPort: output,
        portsOf: this.types.portsOf,
      }),
    );
    if (refusal) this.announcer.say(refusalText(refusal));
    else this.show(node.id, `Inserted “${node.name}” between “${source.name}” and “${target.name}”`);
    return refusal === null;
  }

  private add(typeName: string, position: Point): void {
    const type = this.types.get(typeName);
    if (!type) return;
    const node = freshNode(this.draft.document(), type.type, type, position);
    this.draft.perform(addNode(this.draft.document(), { node }));
    this.show(node.id, `Added “${node.name}”`);
  }

  private show(nodeId: string, text: string): void {
    this.announcer.say(text);
    // The card is mounted with the next frame.
    requestAnimationFrame(() => this.view.controls()?.focusNode(nodeId));
  }

  private readonly isOccupied = (area: Rect): boolean =>
    itemsOf(this.draft.document().nodes).some(({ position }) => {
      const card = cardRect(position);
      return (
        card.x < area.x + area.width &&
        area.x < card.x + card.width &&
        card.y < area.y + area.height &&
        area.y < card.y + card.height
      );
    });
}
