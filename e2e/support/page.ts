// How a person and a screen reader meet a page.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, type Response } from '@playwright/test';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

// Opens an address and waits until the app runs: until then the static shell stands in its place.
export async function open(page: Page, address: string): Promise<Response> {
  await markTheShell(page);
  const response = await page.goto(address);
  await running(page);
  return response as Response;
}

// Before the first address: `running` knows by the mark whether the app has taken over.
export async function markTheShell(page: Page): Promise<void> {
  await page.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => {
      document.querySelector('#app > *')?.setAttribute('data-of-the-shell', '');
    });
  });
}

export async function running(page: Page): Promise<void> {
  await expect(page.locator('#app > *').first()).toBeAttached();
  await expect(page.locator('#app > [data-of-the-shell]')).toHaveCount(0);
}

// One heading, and a title that says it.
export async function expectHeading(page: Page): Promise<string> {
  const heading = page.locator('h1');
  await expect(heading).toHaveCount(1);
  const text = ((await heading.textContent()) ?? '').trim();
  expect(text).not.toBe('');
  await expect(page).toHaveTitle(`${text} – Ventanilla`);
  return text;
}

// Everything in the light, and what the dark changes: its colours. Of the page, not of what stands
// in its place while it is on its way.
export async function expectAccessible(page: Page): Promise<void> {
  await expect(page.locator('main .waiting')).toHaveCount(0);
  expect(await violations(page, (axe) => axe.withTags(WCAG)), 'what axe found').toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  const inTheDark = await violations(page, (axe) => axe.withRules(['color-contrast']));
  expect(inTheDark, 'what axe found in the dark').toEqual([]);
  await page.emulateMedia({ colorScheme: null });
}

async function violations(page: Page, rules: (axe: AxeBuilder) => AxeBuilder): Promise<object[]> {
  const { violations } = await rules(new AxeBuilder({ page })).analyze();
  return violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.map((node) => node.target.join(' ')),
  }));
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [content, screen] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(content, 'width of the content').toBeLessThanOrEqual(screen as number);
}
