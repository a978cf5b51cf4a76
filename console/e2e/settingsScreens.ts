import { expect } from './fixtures.ts';
import { heading, type Screen, see } from './screen.ts';

/** What there is to look at in the settings. */
export const SETTINGS_SCREENS: Screen[] = [
  {
    name: 'subtenants',
    as: 'owner',
    path: () => '/settings/subtenants',
    ready: async (page) => see(page, 'Nobody is assigned'),
  },
  {
    name: 'subtenant-create',
    as: 'owner',
    path: () => '/settings/subtenants',
    ready: async (page) => expect(page.getByRole('button', { name: 'Create subtenant' })).toBeEnabled(),
    dialog: async (page) => page.getByRole('button', { name: 'Create subtenant' }).click(),
  },
  {
    name: 'subtenant-quotas',
    as: 'owner',
    path: () => '/settings/subtenants',
    ready: async (page) => see(page, 'Nobody is assigned'),
    dialog: async (page) => page.getByRole('button', { name: 'Divide quotas' }).click(),
  },
  {
    name: 'assign-users',
    as: 'owner',
    path: () => '/settings/subtenants',
    ready: async (page) => see(page, 'Nobody is assigned'),
    dialog: async (page) => {
      await page.getByRole('button', { name: 'Assign users' }).click();
      await page.getByLabel(/^Ada/).check();
      await page.getByRole('button', { name: 'Next' }).click();
      await see(page, 'Will be assigned');
    },
  },
  { name: 'provider', as: 'receiver', path: () => '/settings/provider', ready: async (page) => see(page, 'I agree') },
  {
    name: 'usage',
    as: 'owner',
    path: () => '/settings/usage',
    ready: async (page) => {
      await see(page, 'Requests in this');
      await expect(page.getByRole('table', { name: 'Used by day' }).getByRole('row')).not.toHaveCount(1);
    },
  },
  {
    name: 'audit',
    as: 'owner',
    path: () => '/settings/audit',
    ready: async (page) => {
      await expect(page.getByRole('table', { name: 'Entries' })).toBeVisible();
      await page.getByRole('button', { name: 'Check the record' }).click();
      await see(page, 'Last hash');
      await page.getByText('Changes and proof').first().click();
    },
  },
  { name: 'users', as: 'owner', path: () => '/settings/users', ready: async (page) => see(page, 'Ada Norrby') },
  {
    name: 'user',
    as: 'owner',
    path: () => '/settings/users',
    ready: async (page) => see(page, 'Ada Norrby'),
    dialog: async (page) => {
      await page.getByRole('button', { name: 'Ada Norrby' }).click();
      await see(page, 'Not for subtenant users.');
    },
  },
  {
    name: 'groups',
    as: 'owner',
    path: () => '/settings/groups',
    ready: async (page) => see(page, 'Night shift'),
  },
  {
    name: 'group',
    as: 'owner',
    path: () => '/settings/groups',
    ready: async (page) => see(page, 'Night shift'),
    dialog: async (page) => {
      await page.getByRole('button', { name: 'Night shift' }).click();
      await see(page, 'Ada Norrby');
    },
  },
  {
    name: 'collaborations',
    as: 'owner',
    path: () => '/settings/collaborations',
    ready: async (page) => expect(page.getByRole('button', { name: 'End' })).toBeVisible(),
  },
  {
    name: 'invite',
    as: 'owner',
    path: () => '/settings/collaborations',
    ready: heading('Collaborations'),
    dialog: async (page) => page.getByRole('button', { name: 'Invite a tenant' }).click(),
  },
  {
    name: 'end-collaboration',
    as: 'owner',
    path: () => '/settings/collaborations',
    ready: heading('Collaborations'),
    dialog: async (page) => page.getByRole('button', { name: 'End' }).click(),
  },
  {
    name: 'policies',
    as: 'owner',
    path: () => '/settings/policies',
    ready: async (page, { plant }) => {
      await page.getByRole('searchbox').fill(plant.names.machine);
      await page.getByRole('button', { name: plant.names.machine }).click();
      await page.getByLabel('User', { exact: true }).fill('ada');
      await see(page, 'No policies yet');
    },
  },
  {
    name: 'policy',
    as: 'owner',
    path: () => '/settings/policies',
    ready: heading('Policies'),
    dialog: async (page) => {
      await page.getByRole('button', { name: 'Create policy' }).click();
      await page.getByLabel(/^ada@/).check();
      await see(page, 'see assets');
    },
  },
  { name: 'credentials', as: 'owner', path: () => '/settings/credentials', ready: heading('Service credentials') },
  {
    name: 'credential',
    as: 'owner',
    path: () => '/settings/credentials',
    ready: heading('Service credentials'),
    dialog: async (page) => {
      await page.getByRole('button', { name: 'Create service credential' }).click();
      await see(page, 'mdsp:core:TenantAdmin');
    },
  },
];
