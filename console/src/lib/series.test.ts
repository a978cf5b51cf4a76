import { expect, test } from 'vitest';
import { gapsIn, pointsOf } from './series';

const at = (minute: number, value?: number | string) => ({
  _time: new Date(minute * 60_000).toISOString(),
  ...(value === undefined ? {} : { speed: value }),
});

test('a pause much longer than the usual step breaks the line', () => {
  const points = pointsOf([at(0, 1), at(1, 2), at(2, 3), at(30, 4), at(31, 5)], 'speed');

  expect(points.map(([, value]) => value)).toEqual([1, 2, 3, null, 4, 5]);
  expect(gapsIn(points)).toBe(1);
});

test('records without the variable, or with text, are no points', () => {
  expect(pointsOf([at(0, 1), at(1), at(2, 'x'), at(3, 2)], 'speed').map(([, value]) => value)).toEqual([1, 2]);
});
