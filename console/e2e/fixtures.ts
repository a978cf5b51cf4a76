import { type Browser, type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { befriend, buildPlant, foundTenant, type Plant, type Tenant, url } from './world.ts';

export interface World {
  owner: Tenant;
  receiver: Tenant;
  plant: Plant;
}

interface Look {
  width?: number;
  height?: number;
  scheme?: 'light' | 'dark';
  locale?: string;
}

type Open = (tenant?: Tenant, look?: Look) => Promise<Page>;

/**
 * Opens windows for people, signed in or not. Whatever goes wrong behind the scenes in any of them fails the test: an
 * error on the console, a violation of the page's policy, an exception, an answer of 500 and above.
 */
export const test = base.extend<{ open: Open }, { world: World }>({
  world: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads the pattern
    async ({}, use) => {
      const [owner, receiver] = [await foundTenant(), await foundTenant()];
      const plant = await buildPlant(owner);
      await befriend(owner, receiver);
      await use({ owner, receiver, plant });
    },
    { scope: 'worker' },
  ],
  open: async ({ browser }, use) => {
    const faults: string[] = [];
    const contexts: BrowserContext[] = [];
    await use(async (tenant, look = {}) => {
      const context = await newContext(browser, look);
      contexts.push(context);
      if (tenant) await signIn(context, tenant);
      const page = await context.newPage();
      watch(page, faults);
      return page;
    });
    for (const context of contexts) await context.close();
    expect(faults).toEqual([]);
  },
});

function newContext(browser: Browser, { width = 1440, height = 900, scheme = 'light', locale = 'en-GB' }: Look) {
  return browser.newContext({
    baseURL: url(),
    viewport: { width, height },
    colorScheme: scheme,
    locale,
    reducedMotion: 'reduce',
  });
}

async function signIn(context: BrowserContext, tenant: Tenant) {
  const answer = await context.request.post('/api/session', { data: tenant.person });
  expect(answer.ok()).toBe(true);
  if ((await answer.json()).tenant.id === tenant.id) return;
  const proof = (await context.cookies()).find((each) => each.name === 'XSRF-TOKEN')?.value ?? '';
  const headers = { 'x-xsrf-token': proof };
  const moved = await context.request.put('/api/session/tenant', { data: { tenant: tenant.id }, headers });
  expect(moved.ok()).toBe(true);
}

function watch(page: Page, faults: string[]) {
  page.on('console', (message) => {
    // The browser itself reports refused requests; those below 500 are answers like others, and pages show them.
    const refused = /Failed to load resource: the server responded with a status of 4\d\d/.test(message.text());
    if (message.type() === 'error' && !refused) faults.push(`console: ${message.text()}`);
    if (/Content Security Policy/i.test(message.text())) faults.push(`policy: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`);
  });
}

export { expect };
