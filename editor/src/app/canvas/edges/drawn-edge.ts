import type { EdgePiece } from '@rex/canvas';
import type { EdgeMark } from './edge-marks';
import type { PlacedLabel } from './label-of-edge';

const SVG = 'http://www.w3.org/2000/svg';

/** One edge on the screen: a path, and a text when there is one. Touches the DOM only where something is other than before. */
export class DrawnEdge {
  pieces: readonly EdgePiece[] = [];
  path = '';
  private readonly line = document.createElementNS(SVG, 'path');
  private text: SVGTextElement | undefined;
  private marked: EdgeMark = 'open';

  constructor(private readonly parent: Node) {
    this.line.setAttribute('class', 'edge');
    this.parent.appendChild(this.line);
  }

  get isRunning(): boolean {
    return this.marked === 'running';
  }

  draw(pieces: readonly EdgePiece[], path: string): void {
    this.pieces = pieces;
    this.move(path);
    this.text?.classList.remove('is-away');
  }

  /** Another path for the time of a drag; the text is away meanwhile. */
  move(path: string): void {
    if (path === this.path) return;
    this.path = path;
    this.line.setAttribute('d', path);
    this.text?.classList.add('is-away');
  }

  mark(mark: EdgeMark): void {
    if (mark === this.marked) return;
    if (this.marked !== 'open') this.line.classList.remove(`is-${this.marked}`);
    if (mark !== 'open') this.line.classList.add(`is-${mark}`);
    this.marked = mark;
  }

  say(label: PlacedLabel | undefined): void {
    if (!label) {
      this.text?.remove();
      this.text = undefined;
      return;
    }
    if (!this.text) {
      this.text = document.createElementNS(SVG, 'text');
      this.text.setAttribute('class', 'edge-label');
      this.line.after(this.text);
    }
    const { text, at } = label;
    if (text !== this.text.textContent) this.text.textContent = text;
    this.text.setAttribute('x', String(Math.round(at.x)));
    this.text.setAttribute('y', String(Math.round(at.y) + 4));
  }

  toggle(name: string, isOn: boolean): void {
    this.line.classList.toggle(name, isOn);
  }

  /** In front of the other edges. */
  raise(): void {
    this.line.parentNode?.append(this.line, ...(this.text ? [this.text] : []));
  }

  remove(): void {
    this.line.remove();
    this.text?.remove();
  }
}
