import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Launchpad } from '~/features/launchpad/Launchpad';
import { NotFound, RouteError } from './errors';
import { Shell } from './Shell';
import {
  readAssetsSearch,
  readAuditSearch,
  readNotificationsSearch,
  readOneSearch,
  readSharesSearch,
  readTypesSearch,
  readUsersSearch,
} from './search';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: RouteError });

const launchpad = createRoute({ getParentRoute: () => root, path: '/', component: Launchpad });

const assets = createRoute({
  getParentRoute: () => root,
  path: '/assets',
  validateSearch: readAssetsSearch,
  component: lazyRouteComponent(() => import('~/features/assets/AssetManager'), 'AssetManager'),
});
const assetsIndex = createRoute({
  getParentRoute: () => assets,
  path: '/',
  component: lazyRouteComponent(() => import('~/features/assets/AssetManager'), 'NothingSelected'),
});
const asset = createRoute({
  getParentRoute: () => assets,
  path: '/$assetId',
  component: lazyRouteComponent(() => import('~/features/assets/AssetDetails'), 'AssetDetails'),
});

const bin = createRoute({
  getParentRoute: () => root,
  path: '/bin',
  component: lazyRouteComponent(() => import('~/features/bin/Bin'), 'Bin'),
});

const types = createRoute({
  getParentRoute: () => root,
  path: '/types',
  validateSearch: readTypesSearch,
  component: lazyRouteComponent(() => import('~/features/types/TypeList'), 'TypeList'),
});
const type = createRoute({
  getParentRoute: () => root,
  path: '/types/$typeId',
  component: lazyRouteComponent(() => import('~/features/types/TypePage'), 'TypePage'),
});
const aspects = createRoute({
  getParentRoute: () => root,
  path: '/aspects',
  validateSearch: readTypesSearch,
  component: lazyRouteComponent(() => import('~/features/types/TypeList'), 'AspectList'),
});
const aspect = createRoute({
  getParentRoute: () => root,
  path: '/aspects/$aspectId',
  component: lazyRouteComponent(() => import('~/features/types/AspectPage'), 'AspectPage'),
});

const shares = createRoute({
  getParentRoute: () => root,
  path: '/shares',
  validateSearch: readSharesSearch,
  component: lazyRouteComponent(() => import('~/features/shares/Shares'), 'Shares'),
});
const share = createRoute({
  getParentRoute: () => root,
  path: '/shares/$shareId',
  component: lazyRouteComponent(() => import('~/features/shares/SharePage'), 'SharePage'),
});

const notifications = createRoute({
  getParentRoute: () => root,
  path: '/notifications',
  validateSearch: readNotificationsSearch,
  component: lazyRouteComponent(() => import('~/features/notifications/Notifications'), 'Notifications'),
});

const users = createRoute({
  getParentRoute: () => root,
  path: '/settings/users',
  validateSearch: readUsersSearch,
  component: lazyRouteComponent(() => import('~/features/settings/Users'), 'Users'),
});
const groups = createRoute({
  getParentRoute: () => root,
  path: '/settings/groups',
  validateSearch: readOneSearch,
  component: lazyRouteComponent(() => import('~/features/settings/Groups'), 'Groups'),
});
const subtenants = createRoute({
  getParentRoute: () => root,
  path: '/settings/subtenants',
  validateSearch: readOneSearch,
  component: lazyRouteComponent(() => import('~/features/settings/Subtenants'), 'Subtenants'),
});
const provider = createRoute({
  getParentRoute: () => root,
  path: '/settings/provider',
  component: lazyRouteComponent(() => import('~/features/settings/Provider'), 'Provider'),
});
const usage = createRoute({
  getParentRoute: () => root,
  path: '/settings/usage',
  validateSearch: readOneSearch,
  component: lazyRouteComponent(() => import('~/features/settings/Usage'), 'Usage'),
});

const collaborations = createRoute({
  getParentRoute: () => root,
  path: '/settings/collaborations',
  component: lazyRouteComponent(() => import('~/features/settings/Collaborations'), 'Collaborations'),
});
const policies = createRoute({
  getParentRoute: () => root,
  path: '/settings/policies',
  component: lazyRouteComponent(() => import('~/features/access/Policies'), 'Policies'),
});
const credentials = createRoute({
  getParentRoute: () => root,
  path: '/settings/credentials',
  component: lazyRouteComponent(() => import('~/features/settings/Credentials'), 'Credentials'),
});
const audit = createRoute({
  getParentRoute: () => root,
  path: '/settings/audit',
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import('~/features/audit/Audit'), 'Audit'),
});
const help = createRoute({
  getParentRoute: () => root,
  path: '/help',
  validateSearch: readOneSearch,
  component: lazyRouteComponent(() => import('~/features/help/Help'), 'Help'),
});
const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(() => import('~/features/account/Account'), 'Account'),
});

/** Met only by who follows a link inside the console: App shows it to everybody else before it asks who they are. */
const password = createRoute({
  getParentRoute: () => root,
  path: '/password',
  component: lazyRouteComponent(() => import('./SetPassword')),
});

export const routeTree = root.addChildren([
  launchpad,
  assets.addChildren([assetsIndex, asset]),
  bin,
  types,
  type,
  aspects,
  aspect,
  shares,
  share,
  notifications,
  users,
  groups,
  subtenants,
  provider,
  usage,
  collaborations,
  policies,
  credentials,
  audit,
  help,
  account,
  password,
]);

export function newRouter() {
  return createRouter({ routeTree, defaultPreload: 'intent', scrollRestoration: true });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof newRouter>;
  }
}
