import '@siemens/ix/dist/siemens-ix/siemens-ix-core.css';
import '~/styles/index.css';
import { useMemo, useState } from 'react';
import { beforeAll, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import type { Asset } from '~/api/types';
import { startLanguage } from '~/i18n';
import { flatten, type Level } from '~/lib/tree';
import { AssetTree } from './AssetTree';

const CHILDREN = 20_000;
const asset = (id: string, name: string) =>
  ({ assetId: id, name, typeId: 'x.Machine', tenantId: 'x', sharing: { modes: [] } }) as unknown as Asset;
const plant: Level = { total: CHILDREN, at: (index) => asset(`m${index}`, `Machine ${index}`), failed: false };

function Stage({ onSelect, unread }: { onSelect?: (id: string) => void; unread?: (position: number) => void }) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const levels = useMemo(() => new Map([['plant', unread ? { ...plant, at: () => undefined } : plant]]), [unread]);
  const rows = useMemo(() => flatten([asset('plant', 'Plant')], levels, open), [levels, open]);
  return (
    <div style={{ height: 600, display: 'flex', flexDirection: 'column' }}>
      <AssetTree
        label="Assets"
        rows={rows}
        owners={new Map()}
        onSelect={(chosen) => onSelect?.(chosen.assetId)}
        onToggle={(id, wanted) => setOpen(new Set(wanted ? [...open, id] : [...open].filter((each) => each !== id)))}
        onWant={(_, position) => unread?.(position)}
      />
    </div>
  );
}

beforeAll(async () => {
  localStorage.setItem('freehold.language', 'en');
  await startLanguage();
});

const lines = () => [...document.querySelectorAll('[role=treeitem]')];
const active = () => {
  const tree = document.querySelector('[role=tree]');
  return document.getElementById(tree?.getAttribute('aria-activedescendant') ?? '')?.textContent;
};

test('of twenty thousand children only those in sight are in the document, and a key is shown at once', async () => {
  const screen = await render(<Stage />);
  (screen.getByRole('tree').element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.poll(() => lines().length).toBeGreaterThan(10);
  expect(lines().length).toBeLessThanOrEqual(60);
  expect(lines()[1]?.getAttribute('aria-setsize')).toBe(String(CHILDREN));

  await userEvent.keyboard('{End}');
  await expect.poll(active).toBe('Machine 19999');
  expect(lines().length).toBeLessThanOrEqual(60);

  const times: number[] = [];
  for (let press = 0; press < 10; press++) {
    const began = performance.now();
    screen
      .getByRole('tree')
      .element()
      .dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true }));
    await new Promise(requestAnimationFrame);
    times.push(performance.now() - began);
  }
  times.sort((one, other) => one - other);
  expect(times[5]).toBeLessThan(50);
  await expect.poll(active).toBe('Machine 19989');
});

test('the keyboard alone opens a branch, walks, finds by name and chooses', async () => {
  const chosen: string[] = [];
  const screen = await render(<Stage onSelect={(id) => chosen.push(id)} />);
  (screen.getByRole('tree').element() as HTMLElement).focus();
  expect(active()).toBe('Plant');
  await userEvent.keyboard('{ArrowRight}');
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  await expect.poll(active).toBe('Machine 1');
  await userEvent.keyboard('machine 7');
  await expect.poll(active).toBe('Machine 7');
  await userEvent.keyboard('{Enter}');
  expect(chosen).toEqual(['m7']);
  await userEvent.keyboard('{ArrowLeft}');
  await expect.poll(active).toBe('Plant');
  await userEvent.keyboard('{ArrowLeft}');
  await expect.poll(() => lines().length).toBe(1);
});

test('children that have not been read are asked for when they come into sight', async () => {
  const wanted: number[] = [];
  const screen = await render(<Stage unread={(position) => wanted.push(position)} />);
  (screen.getByRole('tree').element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.poll(() => wanted.includes(0)).toBe(true);
  expect(Math.max(...wanted)).toBeLessThan(60);
  await userEvent.keyboard('{End}');
  await expect.poll(() => wanted.includes(CHILDREN - 1)).toBe(true);
});
