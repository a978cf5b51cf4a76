import type { components } from './schema';

type Schemas = components['schemas'];

/** A type with some fields known better than the server's description says. */
type With<T, Better> = Omit<T, keyof Better> & Better;

export type Tenant = Schemas['identity.SessionView.Tenant'];
export type Session = Schemas['identity.SessionView'];

/** What is told, unlike what is sent, has its name. */
export type VariableValue = With<Schemas['assets.ValueBody'], { name: string }>;
export type Step = Schemas['assets.AssetResource.Step'];
export type Location = Schemas['assets.LocationBody'];
export type Asset = With<
  Schemas['assets.AssetResource'],
  { variables: VariableValue[]; aspects: { name: string; variables: VariableValue[] }[] }
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

export type Numbers = Schemas['kernel.Page.Position'];

export interface Rows<T> {
  rows: T[];
  page: Numbers;
}

export type DataType = NonNullable<Schemas['assets.VariableBody']['dataType']>;
export type Variable = With<Schemas['assets.VariableBody'], { name: string; dataType: DataType }>;
export type AspectType = With<Schemas['assets.AspectTypeResource'], { variables: Variable[] }>;
export type AspectUse = With<Schemas['assets.AssetTypeResource.AspectBody'], { aspectType: AspectType }>;
export type AssetType = With<Schemas['assets.AssetTypeResource'], { variables: Variable[]; aspects: AspectUse[] }>;

export type Party = Schemas['sharing.Bodies.PartyView'];
export type AspectChoice = Schemas['sharing.ProfileContent.Aspect'];
export type Profile = Schemas['sharing.ShareBodies.ProfileView'];

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
export type Share = With<Schemas['sharing.ShareBodies.ShareView'], { state: ShareState; channels: Channel[] }>;
/** What happens to the terms of a share, beside its states. */
export type TermsEvent =
  | 'NARROWED'
  | 'WIDENING_OFFERED'
  | 'WIDENED'
  | 'WIDENING_DECLINED'
  | 'WIDENING_WITHDRAWN'
  | 'EXTENSION_ASKED'
  | 'EXTENSION_DECLINED';
export type ShareEvent = With<Schemas['sharing.ShareBodies.EventView'], { state: ShareState | TermsEvent }>;

export type CollaborationState = 'OFFERED' | 'ACCEPTED' | 'REFUSED' | 'WITHDRAWN' | 'EXPIRED' | 'TERMINATED';
export type Collaboration = With<
  Schemas['sharing.CollaborationBodies.CollaborationView'],
  { state: CollaborationState }
>;

/** One record of a series: a time, and values by variable. */
export type SampleRecord = { _time: string } & Record<string, number | string | boolean | undefined>;

export type BinEntry = Schemas['assets.BinView'];
export type Consequences = Schemas['assets.ConsequencesView'];
