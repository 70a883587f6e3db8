// "My appointments": what is there, its papers, and what became of the money.
import { readFile } from 'node:fs/promises';
import { expectAccessible, expectNoSidewaysScroll, open } from '../support/page.ts';
import { expect, test } from '../support/test.ts';

const PAPERS = [
  { link: 'Descargar el comprobante (PDF)', begins: '%PDF-' },
  { link: 'Descargar el recibo (PDF)', begins: '%PDF-' },
  { link: 'Guardar en mi calendario', begins: 'BEGIN:VCALENDAR' },
];

test('the list tells each state, and every paper can be kept', async ({ page, citizen }) => {
  await citizen.signIn();
  const cancelled = (await citizen.books({ office: 'houston' })).appointments[0]!;
  await citizen.cancels(cancelled.id, cancelled.price.cents);
  const confirmed = (await citizen.books()).appointments[0]!;
  await citizen.holds({ office: 'atlanta' });
  await open(page, '/es/mis-citas');
  for (const state of ['Cancelada', 'Confirmada', 'Sin pagar']) {
    await expect(page.getByText(state, { exact: true })).toBeVisible();
  }
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.locator(`main a[href$="${confirmed.id}"]`).click();
  for (const { link, begins } of PAPERS) {
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: link }).click();
    const file = await (await download).path();
    expect((await readFile(file)).subarray(0, begins.length).toString()).toBe(begins);
  }
  await page.goBack();
  await page.locator(`main a[href$="${cancelled.id}"]`).click();
  await expect(page.getByRole('heading', { name: 'Devoluciones' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Descargar el recibo (PDF)' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Descargar el comprobante (PDF)' })).toBeHidden();
  await expectAccessible(page);
});
