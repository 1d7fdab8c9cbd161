import type { CanvasDocument } from '../document/canvas-document';

/** The three versions that meet: the one both began with, and what became of it here and there. */
export interface ThreeVersions {
  readonly base: CanvasDocument;
  readonly mine: CanvasDocument;
  readonly theirs: CanvasDocument;
}
