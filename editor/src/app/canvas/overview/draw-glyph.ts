import type { Point } from '@rex/canvas';
import type { CanvasColours } from './canvas-colours';

const RADIUS_PX = 7;

/** A glyph of 14 pixels on the screen: an octagon with a cross for what failed, a ring with a gap for what runs. */
export function drawGlyph(
  context: CanvasRenderingContext2D,
  colours: CanvasColours,
  kind: 'run' | 'bad',
  { x, y }: Point,
): void {
  context.save();
  context.beginPath();
  for (let corner = 0; corner < 8; corner += 1) {
    const angle = (corner + 0.5) * (Math.PI / 4);
    context.lineTo(x + RADIUS_PX * Math.cos(angle), y + RADIUS_PX * Math.sin(angle));
  }
  context.closePath();
  context.lineWidth = 2;
  context.fillStyle = kind === 'bad' ? colours.bad : colours['bg-canvas'];
  context.strokeStyle = colours['bg-canvas'];
  context.stroke();
  context.fill();
  context.beginPath();
  if (kind === 'bad') {
    context.moveTo(x - 3, y - 3);
    context.lineTo(x + 3, y + 3);
    context.moveTo(x + 3, y - 3);
    context.lineTo(x - 3, y + 3);
  } else {
    context.strokeStyle = colours.run;
    context.arc(x, y, RADIUS_PX - 2.5, 0, Math.PI * 1.5);
  }
  context.stroke();
  context.restore();
}
