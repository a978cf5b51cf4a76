import type { components } from './schema';

type Schemas = components['schemas'];

/**
 * What the server tells, made precise: all fields are there, those named may be null or missing. The description says
 * less than it could about that.
 */
type Told<T, Maybe extends keyof T = never> = {
  [K in Exclude<keyof T, Maybe>]-?: NonNullable<T[K]>;
} & { [K in Maybe]?: T[K] | null };

/** The same with some fields described better than by the server. */
type With<T, Better> = Omit<T, keyof Better> & Better;

export type Tenant = Told<Schemas['Tenant']>;
export type Session = With<
  Told<Schemas['SessionView'], 'subtenant'>,
  { user: Told<Schemas['User'], 'id'>; tenant: Tenant; tenants: Tenant[] }
>;

export type VariableValue = Told<Schemas['ValueBody'], 'value'>;
export type Step = Told<Schemas['Step']>;
export type Asset = With<
  Told<Schemas['AssetResource'], 'subTenant' | 't2Tenant' | 'externalId' | 'description' | 'parentId' | 'location'>,
  {
    variables: VariableValue[];
    aspects: { name: string; variables: VariableValue[] }[];
    sharing: { modes: string[] };
    hierarchyPath?: Step[] | null;
  }
>;

/** An asset in a tree or a list: enough to recognise it. */
export interface AssetRow extends Pick<Asset, 'assetId' | 'tenantId' | 'name' | 'typeId' | 'sharing'> {
  subTenant?: string | null;
  externalId?: string | null;
  /** How many one sees directly below, where that is told. */
  children?: number;
  /** What is above, where that is told. */
  path?: Step[];
}

export interface Numbers {
  size: number;
  totalElements: number;
  totalPages: number;
  number: number;
}

export interface Rows<T> {
  rows: T[];
  page: Numbers;
}

export type Variable = Told<Schemas['VariableBody'], 'unit' | 'length' | 'defaultValue' | '_links'>;
export interface AspectUse {
  name: string;
  aspectTypeId: string;
  aspectType: { id: string; name: string; category: string; description: string; variables: Variable[] };
  _links?: Record<string, { href: string }> | null;
}
export type AssetType = With<
  Told<Schemas['AssetTypeResource'], 'parentTypeId'>,
  { variables: Variable[]; aspects: AspectUse[] }
>;

export type Party = Told<Schemas['PartyView']>;
export type Actor = Told<Schemas['ActorView'], 'name'>;
export interface TimeWindow {
  from?: string | null;
  until?: string | null;
}
export interface AspectChoice {
  name: string;
  variables: string[];
}
export interface Profile {
  id: string;
  version: number;
  details: { fields: string[]; variables: string[]; aspects: AspectChoice[] };
  telemetry: { aspects: AspectChoice[]; events: boolean };
}

export type ShareState =
  | 'OPEN'
  | 'ACCEPTED'
  | 'FAILED'
  | 'DECLINED'
  | 'WITHDRAWN'
  | 'EXPIRED'
  | 'REVOKED'
  | 'LEFT'
  | 'ENDED';
export type Channel = 'telemetry' | 'details';
export type Share = With<
  Told<Schemas['ShareView'], 'failure' | 'target' | 'answeredAt' | 'endedAt' | 'endReason'>,
  {
    owner: Party;
    receiver: Party;
    asset: Told<Schemas['AssetView']>;
    state: ShareState;
    channels: Channel[];
    profile: Profile;
    access: TimeWindow;
    data: TimeWindow;
    offeredBy?: Actor | null;
    answeredBy?: Actor | null;
    endedBy?: Actor | null;
  }
>;
export type ShareEvent = With<Told<Schemas['EventView'], 'reason'>, { by?: Actor | null }>;

export type CollaborationState = 'OFFERED' | 'ACCEPTED' | 'REFUSED' | 'WITHDRAWN' | 'EXPIRED' | 'TERMINATED';
export type Collaboration = With<
  Told<Schemas['CollaborationView'], 'answeredAt' | 'answeredBy' | 'endedAt' | 'endedBy'>,
  { partner: Party; state: CollaborationState; offeredBy?: Actor | null }
>;

/** One record of a series: a time, and values by variable. */
export type SampleRecord = { _time: string } & Record<string, number | string | boolean | undefined>;
