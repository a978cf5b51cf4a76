import { queryOptions } from '@tanstack/react-query';
import { api, told } from './client';
import type { components } from './schema';

/** What programs sign in with, and how one proves to be oneself. Each secret is told once, when it is made. */

type Schemas = components['schemas'];
export type ServiceCredential = Schemas['identity.ServiceCredentialRoutes.View'];
export type CredentialSecret = Schemas['identity.ServiceCredentialRoutes.WithSecret'];
export type Token = Schemas['identity.TokenRoutes.View'];

const MOST = 500;
const ID = '/api/identity/v1';

export const credentialsQuery = queryOptions({
  queryKey: ['credentials'],
  queryFn: async ({ signal }) =>
    (await told(api.GET(`${ID}/serviceCredentials`, { params: { query: { size: MOST } }, signal }))).items,
});

export interface CredentialWish {
  name: string;
  /** None: all that an administrator may. */
  roles?: string[];
  subtenant?: string;
}

export const createCredential = (body: CredentialWish): Promise<CredentialSecret> =>
  told(api.POST(`${ID}/serviceCredentials`, { body }));

export const rotateCredential = (clientId: string): Promise<CredentialSecret> =>
  told(api.POST(`${ID}/serviceCredentials/{clientId}/rotate`, { params: { path: { clientId } } }));

export const withdrawCredential = (clientId: string) =>
  told(api.DELETE(`${ID}/serviceCredentials/{clientId}`, { params: { path: { clientId } } }));

export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: async ({ signal }) =>
    (await told(api.GET(`${ID}/tokens`, { params: { query: { size: MOST } }, signal }))).items,
});

export const createToken = (body: { name: string; expiresAt?: string; roles?: string[] }) =>
  told(api.POST(`${ID}/tokens`, { body }));

export const withdrawToken = (tokenId: string) =>
  told(api.DELETE(`${ID}/tokens/{tokenId}`, { params: { path: { tokenId } } }));

export const secondFactorQuery = queryOptions({
  queryKey: ['secondFactor'],
  queryFn: ({ signal }) => told(api.GET(`${ID}/secondFactor`, { signal })),
});

export const beginSecondFactor = (password: string) => told(api.POST(`${ID}/secondFactor`, { body: { password } }));

export const confirmSecondFactor = (code: string) =>
  told(api.POST(`${ID}/secondFactor/confirmation`, { body: { code } }));

export const removeSecondFactor = (password: string, code: string) =>
  told(api.POST(`${ID}/secondFactor/removal`, { body: { password, code } }));

export const changePassword = (oldPassword: string, password: string) =>
  told(api.POST(`${ID}/passwords`, { body: { oldPassword, password } }));

export const signOutEverywhere = () => told(api.DELETE(`${ID}/sessions`, {}));
