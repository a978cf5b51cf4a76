import { execFileSync } from 'node:child_process';
import { expect, test } from './fixtures.ts';
import { url } from './world.ts';

test('a link opens where it points to once one has signed in', async ({ open, world }) => {
  const page = await open();
  await page.goto(`/assets/${world.plant.spindle}?tab=aspects`);
  await page.getByRole('textbox', { name: 'User name' }).fill(world.owner.person.userName);
  await page.getByRole('textbox', { name: 'Password' }).fill('wrong');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('wrong');
  await page.getByRole('textbox', { name: 'Password' }).fill(world.owner.person.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: world.plant.names.spindle })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Aspects' })).toHaveAttribute('aria-current', 'page');
  await expect(page.getByText(`inherited from ${world.owner.id}.Machine`).first()).toBeVisible();
});

test('a session that ends in the middle is renewed without losing what was typed', async ({ open, world }) => {
  const page = await open(world.owner);
  await page.goto('/settings/collaborations');
  await page.getByRole('button', { name: 'Invite a tenant' }).click();
  const dialog = page.getByRole('dialog', { name: 'Invite a tenant' });
  await dialog.getByRole('textbox', { name: 'Sharing id of the partner' }).fill(world.receiver.sharingId);
  await dialog.getByRole('textbox', { name: 'Note to the receiver' }).fill('Kept while signing in again');
  await dialog.getByRole('checkbox').check();
  await page.context().clearCookies();
  await dialog.getByRole('button', { name: 'Send invitation' }).click();

  const again = page.getByRole('dialog', { name: 'Your session has ended' });
  await expect(again.getByRole('textbox', { name: 'User name' })).toHaveValue(world.owner.person.userName);
  await again.getByRole('textbox', { name: 'Password' }).fill(world.owner.person.password);
  await again.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(again).toBeHidden();
  // The request goes on by itself, and is refused for its own reason: the two collaborate already.
  await expect(dialog.getByRole('alert')).toContainText('collaboration');
  await expect(dialog.getByRole('textbox', { name: 'Note to the receiver' })).toHaveValue(
    'Kept while signing in again',
  );
});

test('everything can be reached by keyboard', async ({ open, world }) => {
  const page = await open(world.owner);
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Skip to content' })).toBeFocused();

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Go to' })).toBeFocused();
  await page.keyboard.type(world.plant.names.spindle);
  await expect(page.getByRole('option', { name: world.plant.names.spindle })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: world.plant.names.spindle })).toBeVisible();

  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(page.getByRole('heading', { level: 1, name: 'Shares' })).toBeFocused();

  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(page.getByRole('heading', { level: 1, name: 'Asset Manager' })).toBeFocused();
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type(world.plant.names.machine.slice(5));
  await expect(page.getByRole('status').filter({ hasText: '1 asset found' })).toBeVisible();
  await expect(page).toHaveURL(/q=/);
  await page.reload();
  await expect(page.getByRole('searchbox')).toHaveValue(world.plant.names.machine.slice(5));
  await page.getByRole('button', { name: world.plant.names.machine }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: world.plant.names.machine })).toBeVisible();
});

test('language and appearance are kept', async ({ open, world }) => {
  const page = await open(world.owner);
  await page.goto('/');
  await page.getByRole('button', { name: 'Account and settings' }).click();
  await page.getByRole('menuitem', { name: 'Deutsch' }).click();
  await expect(page.getByRole('heading', { name: 'Anwendungen' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.getByRole('button', { name: 'Konto und Einstellungen' }).click();
  await page.getByRole('menuitem', { name: 'Dunkel' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-ix-color-schema', 'dark');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Anwendungen' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-ix-color-schema', 'dark');
});

test('signing out leaves nothing behind', async ({ open, world }) => {
  const page = await open(world.owner);
  await page.goto('/assets');
  await page.getByRole('button', { name: 'Account and settings' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to Freehold' })).toBeVisible();
  expect((await page.context().request.get('/api/session')).status()).toBe(401);
});

test('what does not exist is told with the number of the request', async ({ open, world }) => {
  const page = await open(world.owner);
  await page.goto(`/assets/${'0'.repeat(32)}`);
  const card = page.getByRole('alert');
  await expect(card.getByRole('heading', { name: 'Not found' })).toBeVisible();
  await expect(card.locator('code')).toHaveText(/^[0-9a-f]{32}$/);
  await card.getByRole('button', { name: 'Retry' }).click();
  await expect(card).toBeVisible();
});

test('pages are under a strict policy and never kept; their files are kept for a year', async ({ open }) => {
  const page = await open();
  const answer = await page.goto('/');
  expect(answer?.headers()['content-security-policy']).toContain("script-src 'self'; style-src 'self'");
  expect(answer?.headers()['cache-control']).toBe('no-store');
  const script = (await page.locator('script[src]').first().getAttribute('src')) ?? '';
  const file = await page.context().request.get(script, { headers: { 'accept-encoding': 'gzip' } });
  expect(file.headers()['cache-control']).toContain('immutable');
  expect(file.headers()['content-encoding']).toBe('gzip');
  expect((await page.context().request.get('/nope')).status()).toBe(404);
});

test('the console knows the API as the server describes it', () => {
  execFileSync('node', ['scripts/api.mjs', '--check'], {
    env: { ...process.env, FREEHOLD_URL: url() },
    stdio: 'inherit',
  });
});
