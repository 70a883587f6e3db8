// A result kept on the device opens without a connection, whatever became of the site meanwhile.
import type { Page } from '@playwright/test';
import { Builds } from '../support/build.ts';
import { running } from '../support/page.ts';
import { expect, test as base } from '../support/test.ts';
import { Precheck, traveller } from '../support/traveller.ts';

const test = base.extend<{ builds: Builds }>({
  builds: async ({}, use) => {
    const builds = await Builds.first();
    await use(builds);
    await builds.remove();
  },
});

async function keeps(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Guardar en este aparato' }).click();
  await expect(page.getByText('Guardado en este aparato')).toBeVisible();
}

async function opensWithoutConnection(page: Page): Promise<void> {
  await page.context().setOffline(true);
  await page.reload();
  await running(page);
  await expect(page.getByText('Esto es lo que guardó en este aparato')).toBeVisible();
  await expect(page.getByRole('img', { name: /Código QR/ })).toBeVisible();
}

const CUT_OFF = /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|Failed to fetch/;

test('a kept result opens without a connection until it is removed', async ({ page, watch }) => {
  watch.allow(CUT_OFF);
  const precheck = new Precheck(page);
  await precheck.enters([traveller()]);
  await precheck.sends();
  const workers = (): Promise<number> =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  expect(await workers()).toBe(0);
  await keeps(page);
  await opensWithoutConnection(page);
  await page.context().setOffline(false);
  await page.reload();
  await page.getByRole('button', { name: 'Borrar de este aparato' }).click();
  await expect(page.getByRole('button', { name: 'Guardar en este aparato' })).toBeVisible();
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
  expect(await workers()).toBe(0);
});

test('nothing of the API lies in the caches', async ({ page }) => {
  const precheck = new Precheck(page);
  await precheck.enters([traveller()]);
  await precheck.sends();
  await keeps(page);
  await page.reload();
  await precheck.seesItDeclared();
  const addresses = await page.evaluate(async () => {
    const names = await caches.keys();
    const each = names.map(async (name) => (await (await caches.open(name)).keys()).map((one) => one.url));
    return (await Promise.all(each)).flat().map((url) => new URL(url).pathname);
  });
  expect(addresses.filter((path) => path.startsWith('/api/'))).toEqual([]);
  expect(addresses.filter((path) => path.startsWith('/saved/precheck/'))).toHaveLength(1);
});

test('after two builds it still opens without a connection', { tag: '@phone' }, async ({
  page,
  replica,
  builds,
  watch,
}) => {
  watch.allow(CUT_OFF);
  const product = await replica({ site: builds.folder });
  const precheck = new Precheck(page, product.address);
  await precheck.enters([traveller()]);
  await precheck.sends();
  await keeps(page);
  await builds.replace();
  await builds.replace();
  await product.restart();
  await opensWithoutConnection(page);
});

test('switched off, the worker removes itself and what was kept', { tag: '@desktop' }, async ({
  page,
  replica,
  watch,
}) => {
  watch.allow(CUT_OFF);
  const product = await replica({});
  const precheck = new Precheck(page, product.address);
  await precheck.enters([traveller()]);
  await precheck.sends();
  await keeps(page);
  await product.restart({ VENTANILLA_OFFLINE_RESULTS: 'false' });
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([]);
  await page.reload();
  await precheck.seesItDeclared();
  await expect(page.getByRole('heading', { name: 'Si algo cambia' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Sin conexión' })).toHaveCount(0);
});
