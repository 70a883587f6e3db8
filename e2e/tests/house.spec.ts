// What holds on every page, whatever it is about.
import { LANGS } from '../support/addresses.ts';
import { holdTheApp } from '../support/network.ts';
import { EVERY } from '../support/pages.ts';
import {
  expectAccessible,
  expectHeading,
  expectNoSidewaysScroll,
  markTheShell,
  open,
  running,
} from '../support/page.ts';
import { expect, test } from '../support/test.ts';

for (const lang of LANGS) {
  for (const path of EVERY) {
    const address = `/${lang}/${path}`;

    test(`${address} says what it is, fits a narrow screen and passes axe`, async ({ page }) => {
      const response = await open(page, address);
      expect(response.status()).toBe(200);
      await expect(page.locator('html')).toHaveAttribute('lang', lang);
      await expectHeading(page);
      await expectAccessible(page);
      await page.setViewportSize({ width: 320, height: 640 });
      await expectNoSidewaysScroll(page);
    });
  }
}

test('the heading is there before the app runs, and the app keeps it', async ({ page }) => {
  const letGo = await holdTheApp(page);
  await markTheShell(page);
  await page.goto('/es/', { waitUntil: 'domcontentloaded' });
  await expect(page.locator('#app > [data-of-the-shell]')).not.toHaveCount(0);
  const early = await expectHeading(page);
  letGo();
  await running(page);
  expect(await expectHeading(page)).toBe(early);
});

test('a link moves title and focus to the new page, and back returns', async ({ page }) => {
  await open(page, '/es/');
  const first = await expectHeading(page);
  await page.getByRole('link', { name: 'Ayuda' }).first().click();
  await expect(page).toHaveURL(/\/es\/ayuda$/);
  await expect(page.locator('h1')).toBeFocused();
  expect(await expectHeading(page)).not.toBe(first);
  await page.goBack();
  await expect(page).toHaveURL(/\/es\/$/);
  await expect(page.locator('h1')).toHaveText(first);
});

test('the language switch keeps the page and the focus', async ({ page }) => {
  await open(page, '/es/ayuda');
  await page.locator('header a[hreflang=en]').click();
  await expect(page).toHaveURL(/\/en\/ayuda$/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('header a[hreflang=es]')).toBeFocused();
});

test('the first Tab reaches "skip to content", and it leads there', async ({ page }) => {
  await open(page, '/es/ayuda');
  await page.keyboard.press('Tab');
  const skip = page.locator('a.skip');
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
});

test('an address that does not exist is a real 404 with ways on', async ({ page }) => {
  for (const address of ['/es/no-existe', '/en/does-not-exist', '/nada']) {
    const response = await open(page, address);
    expect(response.status()).toBe(404);
    await expectHeading(page);
    await expect(page.locator('main a').first()).toBeVisible();
    await expectAccessible(page);
  }
});

test('the bare address goes where the reader\'s language is', async ({ request }) => {
  const asked = { 'en-GB,en;q=0.8': '/en/', 'es-HN': '/es/', 'fr-FR': '/es/' };
  for (const [languages, expected] of Object.entries(asked)) {
    const headers = { 'accept-language': languages };
    const answer = await request.get('/', { headers, maxRedirects: 0 });
    expect(answer.status()).toBe(307);
    expect(answer.headers().location, languages).toBe(expected);
  }
});

test('assets are named by content, kept for ever and compressed', async ({ page, request }) => {
  await open(page, '/es/');
  const wasm = await page.locator('link[as=fetch]').getAttribute('href');
  const headers = { 'accept-encoding': 'br' };
  const answer = await request.get(wasm as string, { headers });
  expect(answer.headers()['content-type']).toBe('application/wasm');
  expect(answer.headers()['content-encoding']).toBe('br');
  expect(answer.headers()['cache-control']).toContain('immutable');
});
