// The site is replaced while somebody is in the middle of a booking.
import type { Response } from '@playwright/test';
import { Builds } from '../support/build.ts';
import { Journey } from '../support/journey.ts';
import { open } from '../support/page.ts';
import { expect, test as base } from '../support/test.ts';

// The draft on the server holds it.
function keeps(answer: Response, what: RegExp): boolean {
  const request = answer.request();
  return request.method() === 'PUT' && what.test(request.postData() ?? '');
}

const test = base.extend<{ builds: Builds }>({
  builds: async ({}, use) => {
    const builds = await Builds.first();
    await use(builds);
    await builds.remove();
  },
});

test('after one replacement the page goes on with the parts of its own build', { tag: '@phone' }, async ({
  page,
  mailbox,
  replica,
  builds,
  watch,
}) => {
  watch.allow(/ERR_CONNECTION_REFUSED/);
  const product = await replica({ site: builds.folder });
  const journey = new Journey(page, mailbox, 'es', product.address);
  await journey.toTheOffices();
  await expect(page.getByLabel('País donde está')).toBeVisible();
  const begun = await page.locator('script[type=module]').getAttribute('src');
  await builds.replace();
  await product.restart();
  await journey.fromOfficesToDates();
  const kept = page.waitForResponse((answer) => keeps(answer, /starts_at/));
  await journey.chooseTime();
  await kept;
  await journey.goOn('Continuar con la reserva', /citas\/correo$/);
  await expect(page.getByLabel('Correo electrónico')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Correo electrónico')).toBeVisible();
  expect(await page.locator('script[type=module]').getAttribute('src')).not.toBe(begun);
});

test('after two replacements one load brings the new build, with the answers kept', { tag: '@phone' }, async ({
  page,
  mailbox,
  replica,
  builds,
  watch,
}) => {
  // The service starts anew, and the loader finds no part under the old names.
  watch.allow(/ERR_CONNECTION_REFUSED|Failed to (fetch|execute 'compile')/);
  const product = await replica({ site: builds.folder });
  const journey = new Journey(page, mailbox, 'es', product.address);
  await journey.toTheOffices();
  const kept = page.waitForResponse((answer) => keeps(answer, /"office":"[^"]/));
  await page.getByLabel('País donde está').selectOption('USA');
  const office = page.getByRole('radio').first();
  await office.check();
  await kept;
  await builds.replace();
  await builds.replace();
  await product.restart();
  await page.getByRole('link', { name: 'Ayuda' }).first().click();
  await expect(page.getByText('Esta parte de la página no llegó.')).toBeVisible();
  await page.getByRole('button', { name: 'Intentar de nuevo' }).click();
  await page.getByRole('button', { name: 'Cargar de nuevo' }).click();
  await expect(page.getByText('Esta parte de la página no llegó.')).toBeHidden();
  await expect(page.getByRole('heading', { level: 1, name: 'Ayuda' })).toBeVisible();
  await open(page, `${product.address}/es/citas/oficina`);
  await expect(page.getByLabel('País donde está')).toHaveValue('USA');
  await expect(office).toBeChecked();
});
