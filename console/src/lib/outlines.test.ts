import { expect, test } from 'vitest';
import { outlines, type Topology } from './outlines';

const topology = (arcs: number[][][], rings: number[][]): Topology => ({
  transform: { scale: [1, 1], translate: [0, 0] },
  arcs,
  objects: { land: { type: 'GeometryCollection', geometries: [{ type: 'Polygon', arcs: rings }] } },
});

test('arcs are put together, backwards where they say so, with north on top', () => {
  const square = topology(
    [
      [
        [0, 0],
        [10, 0],
        [0, 10],
      ],
      [
        [0, 0],
        [0, 10],
        [10, 0],
      ],
    ],
    [[0, ~1]],
  );
  expect(outlines(square, 'land')).toBe('M0 0L10 0L10 -10L10 -10L0 -10L0 0');
});

test('no line crosses the world where a land crosses the date line', () => {
  const across = topology(
    [
      [
        [170, 60],
        [-340, 0],
        [0, 5],
      ],
    ],
    [[0]],
  );
  expect(outlines(across, 'land')).toBe('M170 -60M-170 -60L-170 -65');
});
