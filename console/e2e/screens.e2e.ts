import { expectAccessible } from './axe.ts';
import { expect, test, type World } from './fixtures.ts';
import { SCREENS } from './screens.ts';
import { accept, as, befriend, buildPlant, divide, foundTenant, offer } from './world.ts';

/** Every screen and dialog in both themes: accessible, and a picture of each in two widths to be looked at. */

// Each of the browsers that share the screens sets up two tenants of its own.
test.describe.configure({ mode: 'parallel' });
let stage: World;

// On its own time, not on that of the screen that happens to come first.
test.beforeAll(async () => {
  stage = await setUp();
});

/** Two tenants of which one lends a machine to the other and offers a second one. */
async function setUp(): Promise<World> {
  const [owner, receiver] = [await foundTenant(), await foundTenant()];
  await foundTenant(undefined, owner.person); // so that they can share with it in one step
  const plant = await buildPlant(owner);
  await befriend(owner, receiver);
  await accept(receiver, await offer(owner, receiver, plant.machine, 'For condition monitoring'));
  const [share] = (await as(owner).get('/api/sharing/v1/shares?direction=outgoing')).items;
  await as(owner).post(`/api/sharing/v1/shares/${share.id}/confirm`, { maxAssets: 2 });
  const late = { name: 'Late probe', typeId: 'core.basicdevice', parentId: plant.machine };
  await as(owner).post('/api/assetmanagement/v3/assets', late);
  const second = await buildPlant(owner);
  await offer(owner, receiver, second.machine, 'Vibration is rising, please have a look before the service.');
  const old = (await buildPlant(owner)).plant;
  const { etag } = await as(owner).get(`/api/assets/v1/${old}/consequences?of=delete`);
  await as(owner).remove(`/api/assets/v1/${old}`, etag);
  await divide(owner);
  await as(owner).post('/api/identitymanagement/v3/Groups', {
    displayName: 'mdsp_usergroup:Night shift',
    description: 'Looks after the drills from ten to six',
  });
  return { owner, receiver, plant };
}

for (const screen of SCREENS) {
  test(`${screen.name} is accessible in both themes`, async ({ open }) => {
    const world = stage;
    const tenant = screen.as === 'nobody' ? undefined : world[screen.as];
    const page = await open(tenant);
    await page.goto(screen.path(world));
    await screen.ready(page, world);
    if (screen.dialog) {
      await screen.dialog(page, world);
      await expect(page.getByRole('dialog').last()).toBeVisible();
    }
    for (const scheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.emulateMedia({ colorScheme: scheme });
      await expect(page.locator('html')).toHaveCSS('color-scheme', scheme);
      await page.screenshot({ path: `target/screens/${screen.name}-${scheme}-1440.png` });
      await expectAccessible(page);
      await page.setViewportSize({ width: 390, height: 844 });
      await page.screenshot({ path: `target/screens/${screen.name}-${scheme}-390.png` });
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(sideways, 'nothing lies beyond the right edge').toBeLessThanOrEqual(0);
    }
  });
}
