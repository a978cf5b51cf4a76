import type { SampleRecord } from '~/api/types';

/** A point of a plot; null where the line is to break. */
export type Point = [number, number | null];

/** A pause this many times the usual step is a gap. */
const GAP = 3;

/** One variable's points, the line broken where measurements are missing for longer than usual. */
export function pointsOf(records: readonly SampleRecord[], variable: string): Point[] {
  const points: Point[] = [];
  for (const record of records) {
    const value = record[variable];
    if (typeof value === 'number') points.push([Date.parse(record._time), value]);
    else if (typeof value === 'boolean') points.push([Date.parse(record._time), value ? 1 : 0]);
  }
  const pause = usualStep(points) * GAP;
  const broken: Point[] = [];
  points.forEach((point, index) => {
    const before = points[index - 1];
    if (before && pause > 0 && point[0] - before[0] > pause) broken.push([before[0] + 1, null]);
    broken.push(point);
  });
  return broken;
}

/** The median distance of neighbours. */
function usualStep(points: readonly Point[]): number {
  const steps = points.slice(1).map((point, index) => point[0] - (points[index]?.[0] ?? point[0]));
  steps.sort((one, other) => one - other);
  return steps[Math.floor(steps.length / 2)] ?? 0;
}

export function gapsIn(points: readonly Point[]): number {
  return points.filter((point) => point[1] === null).length;
}
