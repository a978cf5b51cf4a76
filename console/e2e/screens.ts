import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';
import { chart, heading, numbers, type Screen, see } from './screen.ts';
import { SETTINGS_SCREENS } from './settingsScreens.ts';

async function openOffer(page: Page, receiver: string) {
  await page.getByRole('button', { name: 'Share asset' }).first().click();
  await page.getByRole('combobox', { name: 'Receiving tenant' }).click();
  await page.getByRole('option', { name: receiver }).click();
  await see(page, '4 assets');
}

async function openShare(page: Page) {
  await page.getByRole('region', { name: 'Current shares' }).getByRole('link', { name: 'Details' }).click();
  await see(page, 'What is agreed');
}

const machineType = async (page: Page) =>
  (await page
    .getByRole('option', { name: /^Machine/ })
    .last()
    .textContent()) ?? '';

export const SCREENS: Screen[] = [
  { name: 'sign-in', as: 'nobody', path: () => '/', ready: heading('Sign in to Freehold') },
  { name: 'launchpad', as: 'receiver', path: () => '/', ready: numbers },
  { name: 'assets', as: 'owner', path: () => '/assets', ready: heading('Asset Manager') },
  {
    name: 'search',
    as: 'owner',
    path: ({ plant }) => `/assets?q=${encodeURIComponent(plant.names.machine)}`,
    ready: async (page) => expect(page.getByText('1 asset found')).toBeVisible(),
  },
  {
    name: 'search-empty',
    as: 'owner',
    path: () => '/assets?q=zzzzzzzz',
    ready: async (page) => expect(page.getByText('No asset found')).toBeVisible(),
  },
  { name: 'asset-overview', as: 'owner', path: ({ plant }) => `/assets/${plant.spindle}`, ready: chart },
  { name: 'asset-received', as: 'receiver', path: ({ plant }) => `/assets/${plant.spindle}`, ready: chart },
  {
    name: 'asset-variables',
    as: 'owner',
    path: ({ plant }) => `/assets/${plant.machine}?tab=variables`,
    ready: async (page) => expect(page.getByText('Halden')).toBeVisible(),
  },
  {
    name: 'asset-aspects',
    as: 'owner',
    path: ({ plant }) => `/assets/${plant.spindle}?tab=aspects`,
    ready: async (page) => expect(page.getByText('Plot it')).toBeVisible(),
  },
  { name: 'asset-series', as: 'owner', path: ({ plant }) => `/assets/${plant.spindle}?tab=series`, ready: chart },
  {
    name: 'asset-series-table',
    as: 'owner',
    path: ({ plant }) => `/assets/${plant.spindle}?tab=series&view=table`,
    ready: async (page) => expect(page.getByRole('region', { name: 'Measurements as a table' })).toBeVisible(),
  },
  {
    name: 'asset-shares',
    as: 'owner',
    path: ({ plant }) => `/assets/${plant.machine}?tab=shares`,
    ready: async (page) => {
      await see(page, 'Accepted');
      await page
        .getByRole('button', { name: /^Why can/ })
        .first()
        .click();
    },
  },
  {
    name: 'one-step',
    as: 'owner',
    path: ({ plant }) => `/assets/${plant.spindle}?tab=shares`,
    ready: async (page) => {
      await page.getByRole('region', { name: 'Details sharing' }).getByRole('button', { name: 'Edit' }).click();
      await page.getByLabel('Target tenant ID').fill('CH-');
      await page.getByLabel('Target tenant ID').scrollIntoViewIfNeeded();
    },
  },
  { name: 'not-found', as: 'owner', path: () => `/assets/${'0'.repeat(32)}`, ready: heading('Not found') },
  {
    name: 'offer-sharing',
    as: 'owner',
    path: ({ plant }) => `/assets/${plant.plant}`,
    ready: async (page) => expect(page.getByRole('button', { name: 'Share asset' }).first()).toBeVisible(),
    dialog: async (page, { receiver }) => openOffer(page, `Tenant ${receiver.id}`),
  },
  {
    name: 'profile',
    as: 'owner',
    path: ({ plant }) => `/assets/${plant.plant}`,
    ready: async (page) => expect(page.getByRole('button', { name: 'Share asset' }).first()).toBeVisible(),
    dialog: async (page, { receiver }) => {
      await openOffer(page, `Tenant ${receiver.id}`);
      await page.getByRole('button', { name: 'New profile' }).click();
      await expect(page.getByRole('dialog', { name: 'New profile' })).toBeVisible();
    },
  },
  {
    name: 'sight',
    as: 'owner',
    path: ({ plant }) => `/assets/${plant.machine}`,
    ready: async (page) => expect(page.getByRole('button', { name: 'Edit', exact: true })).toBeEnabled(),
    dialog: async (page) => {
      await page.getByRole('button', { name: 'More about this asset' }).click();
      await page.getByRole('menuitem', { name: 'See it as …' }).click();
      await see(page, '3 of 3 variables');
    },
  },
  { name: 'share', as: 'owner', path: () => '/shares?direction=outgoing', ready: openShare },
  {
    name: 'narrow',
    as: 'owner',
    path: () => '/shares?direction=outgoing',
    ready: openShare,
    dialog: async (page) => {
      await page.getByRole('button', { name: 'Show less' }).click();
      await see(page, '8 variables');
    },
  },
  {
    name: 'ceiling',
    as: 'owner',
    path: () => '/shares?direction=outgoing',
    ready: openShare,
    dialog: async (page) => {
      await page.getByRole('button', { name: 'Look and confirm …' }).click();
      await page.getByRole('dialog').getByLabel('Late probe').check();
      await see(page, 'would then see 3 assets');
    },
  },
  {
    name: 'revoke',
    as: 'owner',
    path: ({ plant }) => `/assets/${plant.machine}?tab=shares`,
    ready: async (page) => see(page, 'Accepted'),
    dialog: async (page) => page.getByRole('button', { name: 'Revoke' }).click(),
  },
  {
    name: 'create-asset',
    as: 'owner',
    path: ({ plant }) => `/assets/${plant.plant}`,
    ready: async (page) => expect(page.getByRole('button', { name: 'Share asset' }).first()).toBeEnabled(),
    dialog: async (page) => {
      await page.getByRole('button', { name: 'Create asset' }).click();
      const type = page.getByRole('dialog').getByLabel('Type');
      await type.selectOption({ label: await machineType(page) });
      await expect(page.getByLabel('maker')).toBeVisible();
    },
  },
  {
    name: 'edit-asset',
    as: 'owner',
    path: ({ plant }) => `/assets/${plant.machine}`,
    ready: async (page) => expect(page.getByRole('button', { name: 'Edit', exact: true })).toBeEnabled(),
    dialog: async (page) => page.getByRole('button', { name: 'Edit', exact: true }).click(),
  },
  {
    name: 'move-asset',
    as: 'owner',
    path: ({ plant }) => `/assets/${plant.spindle}`,
    ready: chart,
    dialog: async (page) => {
      await page.getByRole('button', { name: 'More about this asset' }).click();
      await page.getByRole('menuitem', { name: 'Move …' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Plant' }).first().click();
      await expect(page.getByText('1 asset moves.')).toBeVisible();
    },
  },
  {
    name: 'delete-asset',
    as: 'owner',
    path: ({ plant }) => `/assets/${plant.machine}`,
    ready: async (page) => expect(page.getByRole('button', { name: 'Edit', exact: true })).toBeEnabled(),
    dialog: async (page) => {
      await page.getByRole('button', { name: 'More about this asset' }).click();
      await page.getByRole('menuitem', { name: 'Delete …' }).click();
      await expect(page.getByText('3 assets go to the bin.')).toBeVisible();
    },
  },
  {
    name: 'bin',
    as: 'owner',
    path: () => '/bin',
    ready: async (page) => expect(page.getByRole('button', { name: 'Restore' })).toBeVisible(),
  },
  {
    name: 'location',
    as: 'owner',
    path: ({ plant }) => `/assets/${plant.machine}`,
    ready: async (page) => expect(page.getByText('The location of Plant')).toBeVisible(),
    dialog: async (page) => {
      await page.getByRole('button', { name: 'Set location' }).click();
      await page.getByLabel('Latitude').fill('48.1');
      await page.getByLabel('Longitude').fill('11.6');
    },
  },
  { name: 'types', as: 'owner', path: () => '/types', ready: async (page) => see(page, 'SpindleUnit') },
  {
    name: 'type',
    as: 'owner',
    path: ({ owner }) => `/types/${owner.id}.SpindleUnit`,
    ready: async (page) => see(page, 'nameplate'),
  },
  {
    name: 'type-create',
    as: 'owner',
    path: () => '/types',
    ready: async (page) => see(page, 'SpindleUnit'),
    dialog: async (page) => {
      await page.getByRole('button', { name: 'Create asset type' }).click();
      await page.getByRole('button', { name: 'Add variable' }).click();
      await page.getByRole('button', { name: 'Add aspect' }).click();
    },
  },
  { name: 'aspects', as: 'owner', path: () => '/aspects', ready: async (page) => see(page, 'Nameplate') },
  {
    name: 'aspect',
    as: 'owner',
    path: ({ owner }) => `/aspects/${owner.id}.Spindle`,
    ready: async (page) => see(page, 'SpindleUnit'),
  },
  {
    name: 'shares-incoming',
    as: 'receiver',
    path: () => '/shares',
    ready: async (page) => expect(page.getByRole('button', { name: 'Accept' })).toBeVisible(),
  },
  {
    name: 'accept',
    as: 'receiver',
    path: () => '/shares',
    ready: async (page) => expect(page.getByRole('button', { name: 'Accept' })).toBeVisible(),
    dialog: async (page) => page.getByRole('button', { name: 'Accept' }).click(),
  },
  {
    name: 'decline',
    as: 'receiver',
    path: () => '/shares',
    ready: async (page) => expect(page.getByRole('button', { name: 'Decline' })).toBeVisible(),
    dialog: async (page) => page.getByRole('button', { name: 'Decline' }).click(),
  },
  {
    name: 'shares-outgoing',
    as: 'owner',
    path: () => '/shares?direction=outgoing',
    ready: async (page) => expect(page.getByRole('button', { name: 'Revoke' })).toBeVisible(),
  },
  {
    name: 'notifications',
    as: 'receiver',
    path: () => '/notifications',
    ready: async (page) => expect(page.getByRole('link', { name: /offers you Deep drill/ }).first()).toBeVisible(),
  },
  { name: 'password', as: 'nobody', path: () => '/password#some', ready: heading('Set your password') },
  { name: 'help', as: 'owner', path: () => '/help', ready: async (page) => see(page, 'Read the note.') },
  { name: 'account', as: 'owner', path: () => '/account', ready: async (page) => see(page, 'No tokens yet') },
  {
    name: 'palette',
    as: 'owner',
    path: () => '/',
    ready: heading(/^Good/),
    dialog: async (page) => page.keyboard.press('Control+k'),
  },
  {
    name: 'shortcuts',
    as: 'owner',
    path: () => '/',
    ready: heading(/^Good/),
    dialog: async (page) => page.keyboard.press('?'),
  },
  ...SETTINGS_SCREENS,
];
