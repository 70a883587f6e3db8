// What a visit costs someone on a slow link who pays by the megabyte.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { CARD_THAT_PAYS, Journey } from '../support/journey.ts';
import { expect, test } from '../support/test.ts';
import { Wire, kB, report } from './wire.ts';

interface Manifest {
  assets: Record<string, { bytes: number; brotli: number }>;
  first_load: Record<string, string[]>;
  quick: boolean;
}

const manifest = JSON.parse(
  readFileSync(new URL('../../target/site/manifest.json', import.meta.url), 'utf8'),
) as Manifest;

async function opened(page: Page, address: string): Promise<Wire> {
  const wire = await Wire.of(page);
  await page.goto(address);
  await page.waitForLoadState('networkidle');
  await wire.idle();
  return wire;
}

function expectAtMost(wire: Wire, what: string, limit: number): void {
  report(what, wire.bytes, limit);
  console.log(`      ${wire.parts}`);
  expect(wire.bytes, what).toBeLessThanOrEqual(limit);
}

test('the site was built as it is released', () => {
  expect(manifest.quick, 'run `cargo xtask build --site`').toBe(false);
});

test('the start page costs at most 140 kB in all', async ({ page }) => {
  expectAtMost(await opened(page, '/es/'), 'the start page', 140 * kB);
});

test('the first page of the journey costs at most 200 kB', async ({ page }) => {
  const wire = await opened(page, '/es/citas/servicio');
  expectAtMost(wire, "the journey's first page", 200 * kB);
});

test("the pre-check's first question costs at most 200 kB", async ({ page }) => {
  const wire = await opened(page, '/es/prechequeo/sentido');
  expectAtMost(wire, "the pre-check's first page", 200 * kB);
});

test('a booking, clicked from the start page to its confirmation, costs at most 350 kB', async ({
  page,
  mailbox,
  email,
}) => {
  test.setTimeout(120_000);
  const wire = await opened(page, '/es/');
  const journey = new Journey(page, mailbox);
  await page.locator('main a[href="/es/citas"]').first().click();
  await journey.clicksToStripe(email);
  await journey.pay(CARD_THAT_PAYS);
  await expect(page).toHaveURL(/citas\/confirmada\//);
  await expect(page.getByText('Su cita está confirmada')).toBeVisible({ timeout: 30_000 });
  await wire.idle();
  expectAtMost(wire, 'a whole booking', 350 * kB);
});

// What the camera's reader of documents was taught travels with it, and only to who uses it.
const READER = /assets\/lineas\./;

test('no chunk costs more than 60 kB, nor the reader of documents more than 500', () => {
  const shared = new Set(manifest.first_load['main']);
  const lazy = new Set(Object.values(manifest.first_load).flat().filter((f) => !shared.has(f)));
  for (const file of lazy) {
    const bytes = manifest.assets[file]?.brotli ?? 0;
    const limit = (READER.test(file) ? 500 : 60) * kB;
    if (bytes > 10 * kB) report(file.replace('assets/', ''), bytes, limit);
    expect(bytes, file).toBeLessThanOrEqual(limit);
  }
});
