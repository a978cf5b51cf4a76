/** The parts of a TopoJSON document that hold lines. */
export interface Topology {
  transform: { scale: number[]; translate: number[] };
  arcs: number[][][];
  objects: Record<string, Shape>;
}

type Rings = number[][];
type Shape =
  | { type: 'Polygon'; arcs: Rings }
  | { type: 'MultiPolygon'; arcs: Rings[] }
  | { type: 'GeometryCollection'; geometries: Shape[] };

type Point = readonly [longitude: number, latitude: number];

/** The outlines of an object as one path: x is the longitude, y the latitude downwards. */
export function outlines(topology: Topology, name: string): string {
  const arcs = topology.arcs.map((arc) => unpacked(arc, topology.transform));
  const shape = topology.objects[name];
  return shape
    ? ringsOf(shape)
        .map((ring) => pathOf(ring.flatMap((index) => arcPoints(arcs, index))))
        .join('')
    : '';
}

/** Each point of an arc is told as its distance from the one before, in whole steps. */
function unpacked(arc: number[][], { scale, translate }: Topology['transform']): Point[] {
  let [x, y] = [0, 0];
  return arc.map(([dx = 0, dy = 0]) => {
    x += dx;
    y += dy;
    return [x * (scale[0] ?? 1) + (translate[0] ?? 0), y * (scale[1] ?? 1) + (translate[1] ?? 0)];
  });
}

function ringsOf(shape: Shape): Rings {
  switch (shape.type) {
    case 'Polygon':
      return shape.arcs;
    case 'MultiPolygon':
      return shape.arcs.flat();
    case 'GeometryCollection':
      return shape.geometries.flatMap(ringsOf);
  }
}

/** An index below zero means the same arc backwards. */
function arcPoints(arcs: Point[][], index: number): Point[] {
  return index < 0 ? (arcs[~index] ?? []).toReversed() : (arcs[index] ?? []);
}

const AROUND = 180;

/** What jumps over the date line begins anew on the other side: else a bar would cross the whole world. */
function pathOf(points: Point[]): string {
  let path = '';
  points.forEach(([x, y], index) => {
    const before = points[index - 1];
    const jumps = before === undefined || Math.abs(before[0] - x) > AROUND;
    path += `${jumps ? 'M' : 'L'}${round(x)} ${round(-y)}`;
  });
  return path;
}

const round = (degrees: number) => Math.round(degrees * 100) / 100;
