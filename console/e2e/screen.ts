import type { Page } from '@playwright/test';
import { expect, type World } from './fixtures.ts';

/** What there is to look at: where it is, when it is there, and what opens the dialog if that is what counts. */
export interface Screen {
  name: string;
  as: 'owner' | 'receiver' | 'nobody';
  path: (world: World) => string;
  ready: (page: Page, world: World) => Promise<void>;
  dialog?: (page: Page, world: World) => Promise<void>;
}

export const heading = (name: string | RegExp) => async (page: Page) =>
  expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
export const numbers = async (page: Page) => {
  await heading(/^Good/)(page);
  await expect(page.locator('.number-value', { hasText: '–' })).toHaveCount(0);
};
export const see = async (page: Page, text: string) => expect(page.getByText(text).first()).toBeVisible();
export const chart = async (page: Page) => expect(page.locator('.chart canvas')).toBeVisible();
