import type { Policy, PolicyDraft, Rule } from '~/api/access';

/** What a policy can allow; the last part says it in the console's words. */
export const ACTIONS = [
  'mdsp:core:assetmanagement:asset:read',
  'mdsp:core:assetmanagement:asset:write',
  'mdsp:core:iotservices:timeseries:read',
  'mdsp:core:iotservices:timeseries:write_normal',
  'mdsp:core:iotservices:timeseries:write_bulk',
  'mdsp:core:iotservices:timeseries:delete',
  'mdsp:core:iotservices:timeseries:subscribe',
  'mdsp:core:eventmanagement:event:allow',
] as const;
export type ActionName = (typeof ACTIONS)[number];

/** Below which key the texts have an action. */
export const actionKey = (action: ActionName) =>
  action.split(':').slice(-2).join('-') as
    | 'asset-read'
    | 'asset-write'
    | 'timeseries-read'
    | 'timeseries-write_normal'
    | 'timeseries-write_bulk'
    | 'timeseries-delete'
    | 'timeseries-subscribe'
    | 'event-allow';

const subject = (tenant: string, kind: string, name: string) =>
  `mdsp:core:identitymanagement:eu1:${tenant}:${kind}:${name}`;

export const userSubject = (tenant: string, name: string) => subject(tenant, 'user', name.toLowerCase());
export const groupSubject = (tenant: string, name: string) => subject(tenant, 'usergroup', name);
export const assetResource = (tenant: string, assetId: string) =>
  `mdsp:core:assetmanagement:eu1:${tenant}:asset:${assetId}`;

/** Five parts stand before the kind and the name, which may have colons of its own. */
export function partsOf(identifier: string): { kind: string; name: string } {
  const parts = identifier.split(':');
  return { kind: parts[5] ?? '', name: parts.slice(6).join(':') };
}

/** The assets that rules name. */
export const assetIdsOf = (rules: Rule[]) => [
  ...new Set(
    rules
      .flatMap((rule) => rule.resources)
      .map(partsOf)
      .filter(({ kind }) => kind.toLowerCase() === 'asset')
      .map(({ name }) => name),
  ),
];

export const NEW_RULE: Rule = {
  actions: ['mdsp:core:assetmanagement:asset:read'],
  resources: [],
  propagationDepth: -1,
  assetTypes: [],
  labels: [],
};

export const draftOf = (policy: Policy | undefined): PolicyDraft =>
  policy
    ? {
        name: policy.name,
        description: policy.description ?? '',
        active: policy.active,
        subjects: policy.subjects,
        rules: policy.rules,
      }
    : { name: '', description: '', active: true, subjects: [], rules: [NEW_RULE] };

/** Who may do what with which assets, one line for each subject and rule. */
export const linesOf = ({ subjects, rules }: Pick<PolicyDraft, 'subjects' | 'rules'>) =>
  subjects.flatMap((each) =>
    rules
      .filter((rule) => rule.actions.length > 0)
      .map((rule, index) => ({ key: `${each} ${index}`, subject: partsOf(each), rule })),
  );
