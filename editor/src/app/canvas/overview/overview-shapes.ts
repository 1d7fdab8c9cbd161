import { inject, Injectable, untracked } from '@angular/core';
import { CARD, shownEdge, type CanvasNode, type EdgePiece } from '@rex/canvas';
import { NodeTypesStore } from '../../editing/node-types.store';
import { ProblemsStore } from '../../editing/problems.store';
import { RunStatus } from '../../executions/run-status';
import { badgeOf } from '../cards/card-badge';
import { SceneStore } from '../scene/scene-store';
import { TINTS, tintOf, type Tint } from './overview-look';

/** All cards and edges as outlines in canvas pixels, kept until something changes: a pan only draws them elsewhere. */
@Injectable()
export class OverviewShapes {
  private readonly store = inject(SceneStore);
  private readonly types = inject(NodeTypesStore);
  private readonly runs = inject(RunStatus);
  private readonly problems = inject(ProblemsStore);
  private cards: ReadonlyMap<Tint, Path2D> | undefined;
  private lines: { curved: Path2D; straight: Path2D } | undefined;
  private named: readonly { node: CanvasNode; tint: 'run' | 'bad' }[] = [];

  /** Something moved, came or went. */
  forget(): void {
    this.cards = undefined;
    this.lines = undefined;
  }

  /** The execution went on. */
  forgetTints(): void {
    this.cards = undefined;
  }

  get edges(): { curved: Path2D; straight: Path2D } {
    return (this.lines ??= this.drawEdges());
  }

  get tinted(): ReadonlyMap<Tint, Path2D> {
    return (this.cards ??= this.drawCards());
  }

  /** What runs and what failed. */
  get eventful(): readonly { node: CanvasNode; tint: 'run' | 'bad' }[] {
    this.cards ??= this.drawCards();
    return this.named;
  }

  private drawCards(): ReadonlyMap<Tint, Path2D> {
    const shapes = new Map(TINTS.map((tint) => [tint, new Path2D()]));
    const { nodes } = this.store.shown;
    const steps = untracked(this.runs.byNode);
    const problems = untracked(this.problems.byNode);
    const named: { node: CanvasNode; tint: 'run' | 'bad' }[] = [];
    for (const id of this.store.scene.nodes.ids()) {
      const node = nodes.byId.get(id);
      if (!node) continue;
      const facts = {
        step: steps.get(id),
        isInstalled: untracked(() => this.types.isInstalled(node.type)),
        isDisabled: node.disabled,
        hasProblems: problems.has(id),
      };
      const tint = tintOf(badgeOf(facts));
      shapes.get(tint)?.rect(node.position.x, node.position.y, CARD.width, CARD.height);
      if (tint === 'bad' || tint === 'run') named.push({ node, tint });
    }
    this.named = named;
    return shapes;
  }

  private drawEdges(): { curved: Path2D; straight: Path2D } {
    const [curved, straight] = [new Path2D(), new Path2D()];
    const { scene, shown, isPreviewing } = this.store;
    for (const id of scene.edges.ids()) {
      const pieces = scene.piecesOf(id);
      if (!isPreviewing) {
        addPieces(curved, pieces);
        addLine(straight, pieces[0]?.from, pieces.at(-1)?.to);
        continue;
      }
      const edge = shown.edges.byId.get(id);
      const ends = edge && shownEdge(shown, edge, this.types.portsOf);
      addLine(curved, ends?.from, ends?.to);
      addLine(straight, ends?.from, ends?.to);
    }
    return { curved, straight };
  }
}

function addPieces(path: Path2D, pieces: readonly EdgePiece[]): void {
  const [first] = pieces;
  if (!first) return;
  path.moveTo(first.from.x, first.from.y);
  for (const { control1, control2, to } of pieces) {
    if (control1 && control2) path.bezierCurveTo(control1.x, control1.y, control2.x, control2.y, to.x, to.y);
    else path.lineTo(to.x, to.y);
  }
}

function addLine(
  path: Path2D,
  from: { x: number; y: number } | undefined,
  to: { x: number; y: number } | undefined,
): void {
  if (!from || !to) return;
  path.moveTo(from.x, from.y);
  path.lineTo(to.x, to.y);
}
