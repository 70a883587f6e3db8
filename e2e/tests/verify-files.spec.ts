// Comparing a file with what was issued: chosen, dropped, and with the keyboard.
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expectAccessible, open } from '../support/page.ts';
import { voucher } from '../support/papers.ts';
import { expect, test } from '../support/test.ts';

const ADDRESS = '/es/verificar';

// Dragged in from outside, as the browser itself has it.
async function drop(page: Page, on: Locator, file: string): Promise<void> {
  await on.scrollIntoViewIfNeeded();
  const box = (await on.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x, y, data });
  }
  await session.detach();
}

test('the file is compared with the one that was issued', async ({ page, citizen }) => {
  await citizen.signIn();
  const { pdf, number } = await voucher(page.request, (await citizen.books()).appointments[0]!.id);
  await open(page, ADDRESS);
  const compare = async (buffer: Buffer) =>
    page.getByLabel('Archivo PDF').setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer });
  await compare(pdf);
  await expect(page.locator('.error-summary')).toContainText('Escriba el número completo');
  await page.getByLabel('Número del documento').last().fill(number);
  await compare(pdf);
  await expect(page.getByText('Es el archivo que se emitió', { exact: true })).toBeVisible();
  await compare(Buffer.concat([pdf, Buffer.from('\n')]));
  await expect(page.getByText('No es el archivo que se emitió')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Número del documento').last().fill('VC-0000-0000-0000-0');
  await compare(pdf);
  await expect(page.getByText('No se emitió ningún archivo con ese número')).toBeVisible();
});

test('a file that is dropped is compared like a chosen one', async ({ page, citizen }) => {
  await citizen.signIn();
  const { pdf, number } = await voucher(page.request, (await citizen.books()).appointments[0]!.id);
  const folder = await mkdtemp(join(tmpdir(), 'ventanilla-drop-'));
  const [issued, changed] = [join(folder, 'a.pdf'), join(folder, 'b.pdf')];
  await writeFile(issued, pdf);
  await writeFile(changed, Buffer.concat([pdf, Buffer.from(' ')]));
  await open(page, ADDRESS);
  await page.getByLabel('Número del documento').last().fill(number);
  const zone = page.locator('.drop');
  // The hint stands beside the button; the button takes what is dropped on it too.
  await drop(page, zone.getByText('arrástrelo'), issued);
  await expect(page.getByText('Es el archivo que se emitió', { exact: true })).toBeVisible();
  await drop(page, zone.getByText('Elegir el archivo'), changed);
  await expect(page.getByText('No es el archivo que se emitió')).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`${ADDRESS}$`));
});

test('the file is chosen with the keyboard, by a button in the reader’s language', async ({ page }) => {
  for (const [lang, name, more] of [
    ['es', 'Archivo PDF', 'Elegir el archivo'],
    ['en', 'PDF file', 'Choose the file'],
  ] as const) {
    await open(page, `/${lang}/verificar`);
    const field = page.getByRole('button', { name: `${name} ${more}` });
    const button = page.locator('.drop .file');
    await expect(button).toHaveText(more);
    expect((await button.boundingBox())!.height).toBeGreaterThanOrEqual(44);
    const chooser = page.waitForEvent('filechooser');
    await field.focus();
    await expect(button).not.toHaveCSS('outline-style', 'none');
    await page.keyboard.press('Enter');
    expect((await chooser).isMultiple()).toBe(false);
  }
});
