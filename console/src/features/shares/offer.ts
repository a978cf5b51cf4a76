import { ApiError } from '~/api/problem';
import type { OfferBody } from '~/api/sharing';
import { fromLocalField } from '~/lib/format';
import { CHANNELS } from './model';

/** What the form of an offer holds. */
export interface Input {
  receiver: string;
  telemetry: boolean;
  details: boolean;
  profile: string;
  descendants: boolean;
  excluded: string[];
  includeSubtenants: boolean;
  maxAssets: string;
  accessFrom: string;
  accessUntil: string;
  dataFrom: string;
  dataUntil: string;
  note: string;
}

export const FIRST: Input = {
  receiver: '',
  telemetry: true,
  details: true,
  profile: 'everything',
  descendants: true,
  excluded: [],
  includeSubtenants: false,
  maxAssets: '',
  accessFrom: '',
  accessUntil: '',
  dataFrom: '',
  dataUntil: '',
  note: '',
};

export function bodyOf(assetId: string, input: Input): OfferBody {
  return {
    assetId,
    receiver: input.receiver,
    channels: CHANNELS.filter((channel) => input[channel]),
    profile: { id: input.profile },
    descendants: input.descendants,
    excluded: input.descendants ? input.excluded : [],
    includeSubtenants: input.descendants && input.includeSubtenants,
    maxAssets: input.descendants && input.maxAssets ? Number(input.maxAssets) : undefined,
    access: { from: fromLocalField(input.accessFrom), until: fromLocalField(input.accessUntil) },
    data: { from: fromLocalField(input.dataFrom), until: fromLocalField(input.dataUntil) },
    note: input.note.trim(),
  };
}

/** Short and stable for the same input. */
export function fingerprint(input: unknown): string {
  let hash = 0;
  for (const character of JSON.stringify(input)) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) | 0;
  return (hash >>> 0).toString(36);
}

/** Where the server's words for a part of the terms have their field. */
const FIELDS: [string, keyof Input][] = [
  ['/receiver', 'receiver'],
  ['/channels', 'telemetry'],
  ['/profile', 'profile'],
  ['/excluded', 'excluded'],
  ['/maxAssets', 'maxAssets'],
  ['/access', 'accessUntil'],
  ['/data', 'dataUntil'],
  ['/note', 'note'],
];

/** What the server refuses, by the field it is about. */
export function refusedFields(error: unknown): Partial<Record<keyof Input, string>> {
  const refused: Partial<Record<keyof Input, string>> = {};
  if (!(error instanceof ApiError)) return refused;
  for (const fault of error.faults) {
    const field = FIELDS.find(([pointer]) => fault.pointer.startsWith(pointer))?.[1];
    if (field) refused[field] ??= fault.detail;
  }
  return refused;
}
