import { queryOptions } from '@tanstack/react-query';
import { api, told } from './client';
import type { components } from './schema';

/** Who may do what and why, and the policies that say so. */

type Schemas = components['schemas'];
type With<T, Better> = Omit<T, keyof Better> & Better;

export type Explanation = Schemas['policies.ExplanationView'];
export type Link = Schemas['policies.ExplanationView.LinkView'];
export type Viewers = Schemas['policies.AccessRoutes.ViewersView'];
export type Enforcement = Schemas['policies.EnforcementRoutes.View'];
export type Rule = With<
  Schemas['policies.PolicyBodies.RuleBody'],
  {
    actions: string[];
    resources: string[];
    propagationDepth: number;
    assetTypes: string[];
    labels: string[];
  }
>;
export type Policy = With<Schemas['policies.PolicyBodies.PolicyView'], { rules: Rule[] }>;
export type PolicyDraft = Pick<Policy, 'name' | 'active' | 'subjects' | 'rules'> & { description?: string };

const POLICIES = '/api/resourceaccessmanagement/v3/policies';
const MOST = 500;

/** What one can ask about an asset, in the words of the API. */
export const ASKED = [
  'read',
  'readSeries',
  'writeSeries',
  'readEvents',
  'writeEvents',
  'readFiles',
  'Edit assets in tenant',
  'Move assets in tenant',
  'Delete assets',
  'Share assets',
] as const;
export type Asked = (typeof ASKED)[number];

export const viewersQuery = (assetId: string) =>
  queryOptions({
    queryKey: ['viewers', assetId],
    queryFn: ({ signal }): Promise<Viewers> =>
      told(api.GET('/api/access/v1/assets/{assetId}/viewers', { params: { path: { assetId } }, signal })),
  });

/** May they, and why or why not. */
export const explainQuery = (user: string, assetId: string, right: Asked) =>
  queryOptions({
    queryKey: ['viewers', 'why', user, assetId, right],
    queryFn: ({ signal }): Promise<Explanation> =>
      told(api.POST('/api/access/v1/explain', { body: { subject: { user }, assetId, right }, signal })),
    retry: false,
  });

export const policiesQuery = queryOptions({
  queryKey: ['policies'],
  queryFn: async ({ signal }) => {
    const answer = await told(
      api.GET(POLICIES, { params: { query: { size: String(MOST) } as never }, signal }), // described as a number, read as text
    );
    return { rows: answer.policies as Policy[], total: answer.page.totalElements };
  },
});

export const createPolicy = (body: PolicyDraft) => told(api.POST(POLICIES, { body }));

export const changePolicy = (policy: Policy, body: PolicyDraft) =>
  told(
    api.PUT(`${POLICIES}/{policyId}`, {
      body,
      params: { path: { policyId: policy.id }, header: { 'If-Match': String(policy.eTag) } },
    }),
  );

export const deletePolicy = (policyId: string) =>
  told(api.DELETE(`${POLICIES}/{policyId}`, { params: { path: { policyId } } }));

export const enforcementQuery = queryOptions({
  queryKey: ['policies', 'enforcement'],
  queryFn: ({ signal }): Promise<Enforcement> => told(api.GET('/api/access/v1/enforcement', { signal })),
});

export const enforce = (policies: boolean, etag: number): Promise<Enforcement> =>
  told(api.PUT('/api/access/v1/enforcement', { body: { policies }, params: { header: { 'If-Match': String(etag) } } }));
