import fc from 'fast-check';
import { edgeCurves } from './edge-curves';
import { distanceToEdge, edgeBounds, edgeMiddle, pointOnPiece } from './edge-distance';
import { containsPoint, inflate } from './rect-relations';

const coordinate = fc.integer({ min: -2000, max: 2000 });
const point = fc.record({ x: coordinate, y: coordinate });
const edge = fc.tuple(point, point).map(([from, to]) => edgeCurves(from, to));

describe('distanceToEdge', () => {
  it('is nothing on the curve, whatever the curve', () => {
    fc.assert(
      fc.property(edge, fc.double({ min: 0, max: 1, noNaN: true }), (pieces, t) => {
        for (const piece of pieces) {
          expect(distanceToEdge(pieces, pointOnPiece(piece, t))).toBeLessThan(0.5);
        }
      }),
    );
  });

  it('is the distance to the line of a straight edge', () => {
    expect(distanceToEdge(edgeCurves({ x: 0, y: 0 }, { x: 300, y: 0 }), { x: 150, y: 7 })).toBeCloseTo(7);
    expect(distanceToEdge(edgeCurves({ x: 0, y: 0 }, { x: 300, y: 0 }), { x: 310, y: 0 })).toBeCloseTo(10);
  });

  it('never comes nearer than a place on the edge', () => {
    fc.assert(
      fc.property(edge, point, fc.double({ min: 0, max: 1, noNaN: true }), (pieces, from, t) => {
        const distance = distanceToEdge(pieces, from);
        for (const piece of pieces) {
          const on = pointOnPiece(piece, t);
          expect(distance).toBeLessThanOrEqual(Math.hypot(on.x - from.x, on.y - from.y) + 0.5);
        }
      }),
    );
  });
});

describe('edgeBounds', () => {
  it('encloses the whole edge', () => {
    fc.assert(
      fc.property(edge, fc.double({ min: 0, max: 1, noNaN: true }), (pieces, t) => {
        const bounds = inflate(edgeBounds(pieces), 0.001);
        for (const piece of pieces) expect(containsPoint(bounds, pointOnPiece(piece, t))).toBe(true);
      }),
    );
  });
});

describe('edgeMiddle', () => {
  it('lies half-way, and below the cards when the edge runs backwards', () => {
    expect(edgeMiddle(edgeCurves({ x: 0, y: 0 }, { x: 100, y: 50 }))).toEqual({ x: 50, y: 25 });
    expect(edgeMiddle(edgeCurves({ x: 100, y: 0 }, { x: 0, y: 0 })).y).toBeCloseTo(72);
  });
});
