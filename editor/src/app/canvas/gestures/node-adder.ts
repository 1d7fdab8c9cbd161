import { inject, Injectable } from '@angular/core';
import {
  addNode,
  CARD,
  cardRect,
  centreOf,
  combineEdits,
  freePlace,
  insertOnEdge,
  nextOutput,
  placeAfter,
  placeOnEdge,
  portNames,
  portPoint,
  removeItems,
  selectionOf,
  snapToGrid,
  type CanvasNode,
  type ItemRef,
  type Point,
  type PortRef,
  type Rect,
} from '@rex/canvas';
import { Announcer } from '../../editing/announcer';
import { DraftStore } from '../../editing/draft.store';
import { freshNode } from '../../editing/fresh-node';
import { refusalText } from '../../editing/refusal-text';
import { NodeTypesStore } from '../../editing/node-types.store';
import { NodePicker } from '../../palette/node-picker';
import { SceneStore } from '../scene/scene-store';

/** Adds nodes of a type that is picked: somewhere, behind a node, into an edge, or at the loose end of a connection. */
@Injectable()
export class NodeAdder {
  private readonly draft = inject(DraftStore);
  private readonly types = inject(NodeTypesStore);
  private readonly picker = inject(NodePicker);
  private readonly store = inject(SceneStore);
  private readonly announcer = inject(Announcer);
  /** Set by the canvas: the node is there and gets the focus. */
  added: (nodeId: string) => void = () => undefined;

  /** Adds a node of a type with its middle at a place of the canvas, or beside what is there already. */
  addAt(type: string, middle: Point): CanvasNode {
    const corner = { x: middle.x - CARD.width / 2, y: middle.y - CARD.height / 2 };
    const node = this.make(type, this.free(corner));
    this.draft.perform(addNode(this.draft.document(), { node }));
    this.added(node.id);
    return node;
  }

  /**
   * Adds a node where it is wanted most likely: into the edge that is selected, behind the node that is selected, or else in the
   * middle of what is seen.
   */
  addBesideSelection(type: string, middle: Point): void {
    const { inputs, outputs } = this.types.portsOf(this.make(type, middle));
    const { nodes, edges } = this.draft.selection();
    const [nodeId] = nodes.size === 1 ? nodes : [];
    const [edgeId] = nodes.size === 0 && edges.size === 1 ? edges : [];
    if (edgeId !== undefined && inputs.length > 0 && outputs.length > 0) return this.insert(type, edgeId);
    if (nodeId === undefined) return void this.addAt(type, middle);
    const beside = placeAfter(this.rectOf(nodeId));
    const from = this.nextPortOf(nodeId);
    if (from && inputs.length > 0) this.addConnected(type, from, this.free(beside));
    else this.addAt(type, centreOf(cardRect(beside)));
  }

  async pickAt(client: Point, middle: Point): Promise<void> {
    const type = await this.picker.pick({ ...clientAt(client), label: $localize`Add a node` });
    if (type !== null) this.addAt(type, middle);
  }

  /** Picks a node and connects it behind a port. */
  async addAfter(from: PortRef, client: Point): Promise<void> {
    const source = this.draft.document().nodes.byId.get(from.nodeId);
    if (!source) return;
    const label = $localize`Add a node after “${source.name}:NAME:”`;
    const type = await this.picker.pick({ ...clientAt(client), label, needs: 'input' });
    if (type === null || !this.draft.document().nodes.byId.has(from.nodeId)) return;
    this.addConnected(type, from, this.free(placeAfter(this.rectOf(from.nodeId))));
  }

  /** The port of a node behind which a next one is added. */
  nextPortOf(nodeId: string): PortRef | undefined {
    return nextOutput(this.draft.document(), nodeId, this.types.portsOf);
  }

  /** Picks a node for a connection that ended on the empty canvas. The edge that was pulled there goes in the same step. */
  async addAtEnd(from: PortRef, edgeId: string | undefined, client: Point, at: Point): Promise<void> {
    const needs = from.side === 'output' ? 'input' : 'output';
    const name = this.draft.document().nodes.byId.get(from.nodeId)?.name ?? from.nodeId;
    const label =
      from.side === 'output'
        ? $localize`Add a node after “${name}:NAME:”`
        : $localize`Add a node before “${name}:NAME:”`;
    const type = await this.picker.pick({ ...clientAt(client), label, needs });
    if (type === null || !this.draft.document().nodes.byId.has(from.nodeId)) return;
    const probe = this.make(type, { x: 0, y: 0 });
    const ports = this.types.portsOf(probe);
    const own = portNames(ports, needs)[0] ?? 'main';
    const offset = portPoint({ x: 0, y: 0 }, ports, needs, own);
    this.addConnected(type, from, this.free({ x: at.x - offset.x, y: at.y - offset.y }), edgeId);
  }

  /** Picks a node and puts it into an edge. */
  async insertInto(edgeId: string, client: Point): Promise<void> {
    const label = $localize`Insert a node`;
    const type = await this.picker.pick({ ...clientAt(client), label, needs: 'both' });
    if (type !== null && this.draft.document().edges.byId.has(edgeId)) this.insert(type, edgeId);
  }

  /** Puts a node into an edge: over its middle, unless a corner is given. */
  insert(type: string, edgeId: string, corner: Point = placeOnEdge(this.store.scene, edgeId)): void {
    const node = this.make(type, corner);
    const { inputs, outputs } = this.types.portsOf(node);
    const ends = { inputPort: inputs[0] ?? 'main', outputPort: outputs[0] ?? 'main' };
    const attempt = insertOnEdge(this.draft.document(), {
      edgeId,
      node,
      ...ends,
      portsOf: this.types.portsOf,
    });
    const refusal = this.draft.attempt(attempt);
    if (refusal) this.announcer.say(refusalText(refusal));
    else this.added(node.id);
  }

  private addConnected(type: string, from: PortRef, position: Point, withoutEdge?: string): void {
    const node = this.make(type, position);
    const side = from.side === 'output' ? 'input' : 'output';
    const port = portNames(this.types.portsOf(node), side)[0];
    const connect = port === undefined ? {} : { connect: { from, port } };
    const document = this.draft.document();
    const loose: ItemRef[] = withoutEdge === undefined ? [] : [{ list: 'edges', id: withoutEdge }];
    const edit = combineEdits(document, { does: 'add', name: node.name }, [
      ...loose.map(
        ({ id }) =>
          (current: typeof document) =>
            removeItems(current, selectionOf({ edges: [id] })),
      ),
      (current) => addNode(current, { node, ...connect }),
    ]);
    this.draft.perform(edit);
    this.added(node.id);
  }

  private make(type: string, position: Point): CanvasNode {
    return freshNode(this.draft.document(), type, this.types.get(type), snapToGrid(position));
  }

  private rectOf(nodeId: string): Rect {
    const position = this.draft.document().nodes.byId.get(nodeId)?.position ?? { x: 0, y: 0 };
    return this.store.scene.nodes.rectOf(nodeId) ?? cardRect(position);
  }

  private free(wish: Point): Point {
    return freePlace(wish, (area) => this.store.scene.nodes.query(area).size > 0);
  }
}

function clientAt({ x, y }: Point): { clientX: number; clientY: number } {
  return { clientX: x, clientY: y };
}
