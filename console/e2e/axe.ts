import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/**
 * What is not ours to mend, by rule and the element it is found in. Components of iX keep it in their shadow roots; see
 * https://github.com/siemens/ix/issues.
 */
const KNOWN: { rule: string; inside: string }[] = [
  { rule: 'aria-required-parent', inside: 'ix-dropdown-item' },
  { rule: 'aria-required-parent', inside: 'ix-select-item' },
  { rule: 'role-img-alt', inside: 'ix-toast' },
];

/** Holds what is on screen to WCAG 2.2 AA and the best practices. */
export async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const found = violations.flatMap((violation) =>
    violation.nodes
      .map((node) => ({ rule: violation.id, where: node.target.flat().join(' '), html: node.html.slice(0, 200) }))
      .filter(
        ({ rule, where, html }) =>
          !KNOWN.some((known) => known.rule === rule && `${where} ${html}`.includes(known.inside)),
      ),
  );
  expect(found).toEqual([]);
}
