import type { QueryClient } from '@tanstack/react-query';
import { api, told } from './client';
import type { components } from './schema';
import type { Collaboration, Session, Share } from './types';

/** What changes something. Each names the version it was decided on, where there is one. */

export type ShareAct = 'withdraw' | 'revoke' | 'leave' | 'decline' | 'retry';
export type CollaborationAct = 'refuse' | 'withdraw' | 'terminate';

const asSeen = (thing: { etag: number }) => ({ 'If-Match': String(thing.etag) });

/** The code is for whoever has a second factor. */
export const signIn = (userName: string, password: string, code?: string) =>
  told(api.POST('/api/session', { body: { userName, password, code } })) as Promise<Session>;

/** The token is from a link that one was sent. */
export const setPassword = (token: string, password: string) =>
  told(api.POST('/api/identity/v1/passwords', { body: { token, password } }));

export const signOut = () => told(api.DELETE('/api/session', {}));

export const switchTenant = (tenant: string) =>
  told(api.PUT('/api/session/tenant', { body: { tenant } })) as Promise<Session>;

export const offerShare = (body: components['schemas']['sharing.ShareBodies.NewShare'], repeatKey: string) =>
  told(
    api.POST('/api/sharing/v1/shares', { body, params: { header: { 'Idempotency-Key': repeatKey } } }),
  ) as Promise<Share>;

/** Without a place it goes to the folder named after its owner, without a name it is called as its owner calls it. */
export const acceptShare = (share: Share, target: { parentId?: string; name?: string }) =>
  told(
    api.POST('/api/sharing/v1/shares/{id}/accept', {
      params: { path: { id: share.id } },
      headers: asSeen(share),
      body: target.parentId || target.name ? { target: { mode: 'create', ...target } } : {},
    }),
  ) as Promise<Share>;

/** Of those that can have one, the reason is told to the other side. */
export const actOnShare = (share: Share, act: ShareAct, { reason = '', keepalive = false } = {}) =>
  told(
    api.POST(`/api/sharing/v1/shares/{id}/${act}`, {
      params: { path: { id: share.id } },
      headers: asSeen(share),
      ...(reason && { body: { reason } }),
      keepalive, // sent to the end though the page is gone
    }),
  ) as Promise<Share>;

export const inviteTenant = (partner: string, note: string, repeatKey: string) =>
  told(
    api.POST('/api/sharing/v1/collaborations', {
      body: { partner, note, legalNoticeAccepted: true },
      params: { header: { 'Idempotency-Key': repeatKey } },
    }),
  ) as Promise<Collaboration>;

export const acceptCollaboration = (collaboration: Collaboration) =>
  told(
    api.POST('/api/sharing/v1/collaborations/{id}/accept', {
      params: { path: { id: collaboration.id } },
      headers: asSeen(collaboration),
      body: { legalNoticeAccepted: true },
    }),
  ) as Promise<Collaboration>;

export const actOnCollaboration = (collaboration: Collaboration, act: CollaborationAct) =>
  told(
    api.POST(`/api/sharing/v1/collaborations/{id}/${act}`, {
      params: { path: { id: collaboration.id } },
      headers: asSeen(collaboration),
    }),
  ) as Promise<Collaboration>;

/** Who shares what bears on assets too: both are read anew. */
export async function sharingChanged(client: QueryClient) {
  await Promise.all(
    ['shares', 'profiles', 'collaborations', 'assets', 'samples', 'types', 'viewers', 'notifications'].map((key) =>
      client.invalidateQueries({ queryKey: [key] }),
    ),
  );
}
