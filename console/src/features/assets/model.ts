import type { AspectUse, Asset, AssetType, Location, Variable } from '~/api/types';

/** A static variable with its value at one asset, and the type it comes from if that is not the asset's own. */
export interface Valued {
  variable: Variable;
  value?: string | null;
  origin?: string;
}

/** The type something was inherited from: the server links to it. */
export function originOf(links: unknown): string | undefined {
  const href = (links as { origin?: { href: string } } | null | undefined)?.origin?.href;
  return href?.slice(href.lastIndexOf('/') + 1);
}

export function directVariables(asset: Asset, type: AssetType): Valued[] {
  const values = new Map(asset.variables.map((each) => [each.name, each.value]));
  return type.variables.map((variable) => ({
    variable,
    value: values.get(variable.name),
    origin: originOf(variable._links),
  }));
}

export function aspectVariables(asset: Asset, aspect: AspectUse): Valued[] {
  const told = asset.aspects.find((each) => each.name === aspect.name)?.variables ?? [];
  const values = new Map(told.map((each) => [each.name, each.value]));
  return aspect.aspectType.variables.map((variable) => ({ variable, value: values.get(variable.name) }));
}

export const isDynamic = (aspect: AspectUse) => aspect.aspectType.category === 'dynamic';

/** What can be drawn as a line. */
export const isNumber = (variable: Variable) => ['DOUBLE', 'INT', 'LONG', 'BOOLEAN'].includes(variable.dataType);

/** A point on the map, if the location has one. */
export function placeOf(location: Location | null | undefined) {
  const { latitude, longitude } = location ?? {};
  return typeof latitude === 'number' && typeof longitude === 'number' ? { latitude, longitude } : undefined;
}
