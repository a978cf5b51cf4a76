import type { KeptProfile, NewProfile, PreviewedAsset } from '~/api/sharing';
import type { AspectChoice } from '~/api/types';

export const EVERY = '*';

/** An aspect and the variables one can tick in it. */
export interface AspectNames {
  name: string;
  variables: string[];
}

/** All names one can tick in a profile. */
export interface Names {
  variables: string[];
  statics: AspectNames[];
  dynamics: AspectNames[];
}

/** A profile as it is being made. */
export interface Ticks {
  name: string;
  fields: string[];
  variables: string[];
  statics: AspectChoice[];
  dynamics: AspectChoice[];
  events: boolean;
}

export const NO_TICKS: Ticks = {
  name: '',
  fields: ['name'],
  variables: [],
  statics: [],
  dynamics: [],
  events: false,
};

export const ticksOf = (profile: KeptProfile): Ticks => ({
  name: profile.name,
  fields: profile.details.fields,
  variables: profile.details.variables,
  statics: profile.details.aspects,
  dynamics: profile.telemetry.aspects,
  events: profile.telemetry.events,
});

/** What the profile says of things this form does not show stays as it is. */
export const profileOf = (ticks: Ticks, before?: KeptProfile): NewProfile => ({
  name: ticks.name.trim(),
  details: { ...before?.details, fields: ticks.fields, variables: ticks.variables, aspects: ticks.statics },
  telemetry: { aspects: ticks.dynamics, events: ticks.events },
});

/** The names that some assets have, and those a profile speaks of already. */
export function namesOf(assets: PreviewedAsset[], ticks: Ticks): Names {
  const found = assets.flatMap((asset) => asset.aspects);
  const part = (category: 'static' | 'dynamic', chosen: AspectChoice[]) =>
    union([
      ...found
        .filter((aspect) => aspect.category === category)
        .map(({ name, variables }) => ({ name, variables: variables.map((each) => each.name) })),
      ...chosen,
    ]);
  const variables = assets.flatMap((asset) => asset.variables.map((each) => each.name));
  return {
    variables: sorted([...variables, ...ticks.variables]),
    statics: part('static', ticks.statics),
    dynamics: part('dynamic', ticks.dynamics),
  };
}

const sorted = (names: string[]) => [...new Set(names)].filter((name) => name !== EVERY).sort();

function union(aspects: AspectNames[]): AspectNames[] {
  const byName = new Map<string, string[]>();
  for (const { name, variables } of aspects) byName.set(name, [...(byName.get(name) ?? []), ...variables]);
  return sorted([...byName.keys()]).map((name) => ({ name, variables: sorted(byName.get(name) ?? []) }));
}

/** With the name ticked, or no longer. */
export const ticked = (names: string[], name: string, on: boolean): string[] =>
  on ? [...names.filter((each) => each !== name), name] : names.filter((each) => each !== name);

/** The aspect with these variables; without any it is not in the profile. */
export function withAspect(chosen: AspectChoice[], name: string, variables: string[]): AspectChoice[] {
  const others = chosen.filter((each) => each.name !== name);
  return variables.length > 0 ? [...others, { name, variables }] : others;
}
