// What was declared is changed, withdrawn, and opened again elsewhere.
import type { Browser, Page } from '@playwright/test';
import { BASE_URL } from '../support/addresses.ts';
import { link } from '../support/mailbox.ts';
import { expectAccessible, open } from '../support/page.ts';
import { expect, test } from '../support/test.ts';
import { Precheck, fillDate, traveller } from '../support/traveller.ts';

const CHILD = traveller({ givenNames: 'Luis', born: ['2', '9', '2019'], sex: 'M', number: 'C7654321' });

// Another device than the one that declared.
async function elsewhere(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ locale: 'es-HN', baseURL: BASE_URL });
  return context.newPage();
}

async function opensByReference(page: Page, reference: string, born: [string, string, string]) {
  await page.getByLabel('Referencia privada').fill(reference);
  await fillDate(page.getByRole('group', { name: 'Fecha de nacimiento' }), born);
  await page.getByRole('button', { name: 'Abrir' }).click();
}

test('another flight gives new codes', async ({ page }) => {
  const precheck = new Precheck(page);
  await precheck.enters([traveller()]);
  await precheck.sends();
  const code = page.getByRole('img', { name: /Código QR/ });
  const before = await code.getAttribute('src');
  await page.getByRole('link', { name: 'Cambiar algo' }).click();
  await page.getByRole('radio', { name: /El viaje/ }).check();
  await expect(page.getByLabel('Número de vuelo')).toHaveValue('AV431');
  await page.getByLabel('Número de vuelo').fill('AV 620');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Guardar el cambio' }).click();
  await precheck.seesItDeclared();
  await expect(page.getByText('AV620')).toBeVisible();
  expect(await code.getAttribute('src')).not.toBe(before);
});

test('an entry becomes an exit without a stay, and an entry again with one', async ({ page }) => {
  const precheck = new Precheck(page);
  await precheck.enters([traveller(), CHILD]);
  await precheck.sends();
  await page.getByRole('link', { name: 'Cambiar algo' }).click();
  await page.getByRole('radio', { name: /El viaje/ }).check();
  await expect(page.getByLabel('¿De qué país viene?')).toHaveValue('USA');
  await page.getByRole('radio', { name: 'Salida de Honduras' }).check();
  await expect(page.getByText('al guardar borramos la de su estancia')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Salida de Honduras' })).toBeFocused();
  await expect(page.getByLabel('¿A qué país va?')).toHaveValue('USA');
  await expect(page.getByLabel('Municipio o ciudad')).toHaveCount(0);
  await expect(page.getByLabel('Número de vuelo')).toHaveValue('AV431');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Guardar el cambio' }).click();
  await precheck.seesItDeclared();
  await expect(page.getByText('Salida de Honduras')).toBeVisible();
  await expect(page.getByText('Se queda en')).toHaveCount(0);
  await expect(page.getByRole('img', { name: /Código QR/ })).toHaveCount(2);

  await page.getByRole('link', { name: 'Cambiar algo' }).click();
  await page.getByRole('radio', { name: /El viaje/ }).check();
  await page.getByRole('radio', { name: 'Entrada a Honduras' }).check();
  await page.getByRole('button', { name: 'Guardar el cambio' }).click();
  await expect(page.locator('.error-summary')).toBeFocused();
  await page.getByLabel('Dirección').fill('Barrio El Centro, casa 3');
  await page.getByLabel('Municipio o ciudad').fill('La Ceiba');
  await page.getByRole('button', { name: 'Guardar el cambio' }).click();
  await precheck.seesItDeclared();
  await expect(page.getByText('Barrio El Centro, casa 3, La Ceiba')).toBeVisible();
});

test('a corrected name is what the confirmation shows', async ({ page }) => {
  const precheck = new Precheck(page);
  await precheck.enters([traveller()]);
  await precheck.sends();
  await page.getByRole('link', { name: 'Cambiar algo' }).click();
  await page.getByRole('radio', { name: /Los datos de Ana/ }).check();
  await page.getByLabel('Apellidos').fill('');
  await page.getByRole('button', { name: 'Guardar el cambio' }).click();
  await expect(page.locator('.error-summary')).toContainText('Escriba los apellidos');
  await expect(page.locator('.error-summary')).toBeFocused();
  await page.getByLabel('Apellidos').fill('Zelaya Pinel');
  await page.getByRole('button', { name: 'Guardar el cambio' }).click();
  await precheck.seesItDeclared();
  await expect(page.getByRole('heading', { name: 'Ana María Zelaya Pinel' })).toBeVisible();
});

test('one of a family withdraws, and then all of them', async ({ page }) => {
  const precheck = new Precheck(page);
  await precheck.enters([traveller(), CHILD]);
  await precheck.sends();
  await page.getByRole('link', { name: 'Retirar' }).click();
  await page.getByRole('button', { name: 'Sí, retirarlo' }).click();
  await expect(page.locator('.error-summary')).toContainText('Elija una opción');
  await page.getByRole('radio', { name: /Luis/ }).check();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Sí, retirarlo' }).click();
  await precheck.seesItDeclared();
  await expect(page.getByText('Retirado')).toBeVisible();
  await expect(page.getByRole('img', { name: /Código QR/ })).toHaveCount(1);
  await page.getByRole('link', { name: 'Retirar' }).click();
  await page.getByRole('button', { name: 'Sí, retirarlo' }).click();
  await expect(page.getByText('No hay nada vigente aquí')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Cambiar algo' })).toHaveCount(0);
});

test('reference and birth date open one person; a wrong one opens nothing', async ({
  page,
  browser,
}) => {
  const precheck = new Precheck(page);
  await precheck.enters([traveller(), CHILD]);
  await precheck.sends();
  const address = page.url();
  const reference = await precheck.reference(1);
  const other = await elsewhere(browser);
  // The address alone opens nothing.
  await open(other, address);
  await opensByReference(other, reference, ['3', '9', '2019']);
  await expect(other.getByText('No hay una declaración con esa referencia')).toBeVisible();
  await opensByReference(other, reference.toLowerCase().replaceAll('-', ' '), CHILD.born);
  await expect(other.getByRole('img', { name: /Código QR de Luis/ })).toBeVisible();
  await expect(other.getByText('Ana María')).toHaveCount(0);
  await expectAccessible(other);
  await other.context().close();
});

test('the link of the mail opens the whole group, also the second time', async ({
  page,
  browser,
  mailbox,
  email,
}) => {
  const precheck = new Precheck(page);
  await precheck.enters([traveller(), CHILD], email);
  await precheck.sends();
  const address = link(await mailbox.about(email, /Viaje declarado/), 'prechequeo/enlace');
  const other = await elsewhere(browser);
  for (const _ of ['first', 'second']) {
    await open(other, address);
    await expect(other.getByRole('img', { name: /Código QR/ })).toHaveCount(2);
    expect(new URL(other.url()).hash).toBe('');
    await other.goto('about:blank');
  }
  await open(other, '/es/prechequeo/enlace#unknown');
  await expect(other.getByText('Este enlace ya no abre nada')).toBeVisible();
  await other.context().close();
});
