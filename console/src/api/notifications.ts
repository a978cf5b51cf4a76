import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, told } from './client';
import type { components } from './schema';

/** What the tenant is told of its shares and collaborations. */

export type Notification = components['schemas']['sharing.NotificationRoutes.NotificationView'];

const NOTIFICATIONS = '/api/notifications/v1';
const PART = 25;

export const unreadCountQuery = queryOptions({
  queryKey: ['notifications', 'unread'],
  queryFn: async ({ signal }) =>
    (await told(api.GET(NOTIFICATIONS, { params: { query: { unread: true, size: 1 } }, signal }))).unread,
  refetchInterval: 30_000,
});

export const notificationsQuery = (unread: boolean, page: number) =>
  queryOptions({
    queryKey: ['notifications', 'list', unread, page],
    queryFn: async ({ signal }) => {
      const answer = await told(api.GET(NOTIFICATIONS, { params: { query: { unread, page, size: PART } }, signal }));
      return { rows: answer.items, page: answer.page };
    },
    placeholderData: keepPreviousData,
  });

/** As it was seen: what has happened again since stays unread. */
export const markRead = ({ id, times }: Notification) =>
  told(api.POST(`${NOTIFICATIONS}/{id}/read`, { params: { path: { id }, header: { 'If-Match': String(times) } } }));
