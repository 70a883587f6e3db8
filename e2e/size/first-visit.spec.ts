// What a visit costs someone on a slow link who pays by the megabyte.
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { Wire, kB, report } from './wire.ts';

const STEPS = [
  ...['servicio', 'oficina', 'requisitos', 'calendario', 'correo'],
  ...['personas', 'hora', 'revisar', 'pago'],
];

interface Manifest {
  assets: Record<string, { bytes: number; brotli: number }>;
  first_load: Record<string, string[]>;
  quick: boolean;
}

const manifest = JSON.parse(
  readFileSync(new URL('../../target/site/manifest.json', import.meta.url), 'utf8'),
) as Manifest;

async function cost(page: Page, what: string, addresses: string[], limit: number): Promise<void> {
  const wire = await Wire.of(page);
  for (const address of addresses) {
    await page.goto(address);
    await page.waitForLoadState('networkidle');
  }
  report(what, wire.bytes, limit);
  expect(wire.bytes, what).toBeLessThanOrEqual(limit);
}

test('the site was built as it is released', () => {
  expect(manifest.quick, 'run `cargo xtask build --site`').toBe(false);
});

test('the start page costs at most 140 kB in all', async ({ page }) => {
  await cost(page, 'the start page', ['/es/'], 140 * kB);
});

// The goals of these two are 200 and 350 kB. The limits are what holds today, so that it can only
// get better: lower them with every kilobyte that goes.
test('the first page of the journey costs at most 350 kB', async ({ page }) => {
  await cost(page, "the journey's first page (goal 200)", ['/es/citas/servicio'], 350 * kB);
});

test('every page of a booking costs at most 500 kB together', async ({ page }) => {
  const steps = STEPS.map((step) => `/es/citas/${step}`);
  const walk = ['/es/', '/es/citas', ...steps, '/es/citas/confirmada/AAAA-AAAA'];
  await cost(page, 'every page of a booking (goal 350)', walk, 500 * kB);
});

test('no chunk costs more than 60 kB', () => {
  const shared = new Set(manifest.first_load['main']);
  const lazy = new Set(Object.values(manifest.first_load).flat().filter((f) => !shared.has(f)));
  for (const file of lazy) {
    const bytes = manifest.assets[file]?.brotli ?? 0;
    if (bytes > 10 * kB) report(file.replace('assets/', ''), bytes, 60 * kB);
    expect(bytes, file).toBeLessThanOrEqual(60 * kB);
  }
});
