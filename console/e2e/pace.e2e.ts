import { expect, test } from './fixtures.ts';

/** On loopback; the best of three, since the machine has other things to do. */
test('pages appear within their time', async ({ open, world }) => {
  const paints: number[] = [];
  const uses: number[] = [];
  for (let round = 0; round < 3; round++) {
    const page = await open(world.owner);
    const began = Date.now();
    await page.goto(`/assets/${world.plant.spindle}`);
    await expect(page.getByRole('button', { name: 'Share asset' }).first()).toBeEnabled();
    uses.push(Date.now() - began);
    paints.push(
      await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN),
    );
  }
  console.log(`first paint ${paints.map(Math.round).join(', ')} ms; asset page usable ${uses.join(', ')} ms`);
  expect(Math.min(...paints)).toBeLessThan(1000);
  expect(Math.min(...uses)).toBeLessThan(1500);
});
