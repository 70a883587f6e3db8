// The lines of a document out of a picture, on the device. The document is drawn, nobody's.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { WALL, expectLetGo, holdBeforeTheCamera } from '../support/camera.ts';
import { expectAccessible, expectNoSidewaysScroll } from '../support/page.ts';
import { expect, test } from '../support/test.ts';
import { Precheck } from '../support/traveller.ts';

const PASSPORT = 'fixtures/passport.jpg';

async function opensTheLines(precheck: Precheck): Promise<void> {
  await precheck.begins('Entro');
  await precheck.tellsTheTrip();
  await precheck.tellsTheFlight();
}

async function usesThePassportsLines(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Usar estas líneas' }).click();
  await expect(page.getByLabel('Apellidos')).toHaveValue('WOYUSAPA BANYWAZOM');
  await expect(page.getByLabel('Nombres')).toHaveValue('FUJYBAP');
  await expect(page.getByLabel('Número del documento')).toHaveValue('ZLM526923');
  await expect(page.getByLabel('Nacionalidad')).toHaveValue('HND');
}

test('a photograph fills in the form once its lines were compared, and stays on the device', async ({
  page,
}) => {
  await opensTheLines(new Precheck(page));
  const sent: number[] = [];
  page.on('request', (request) => sent.push(request.postDataBuffer()?.length ?? 0));
  await page.getByText('Llenar con las líneas').click();
  await page.getByLabel('Elegir una foto').setInputFiles(PASSPORT);
  await expect(page.getByText('Las líneas se leyeron.')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('img', { name: 'Las líneas en su foto' })).toBeVisible();
  await expect(page.getByLabel('Apellidos')).toHaveValue('');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await usesThePassportsLines(page);
  await expect(page.getByText('Compare con su documento').last()).toBeVisible();
  // The draft is sent as it is typed; a picture would be a hundred times as much.
  expect(Math.max(...sent)).toBeLessThan(8_000);
});

test('the live camera reads the lines, is let go, and fills in the form', async ({ page }) => {
  const passport = (await readFile(PASSPORT)).toString('base64');
  await holdBeforeTheCamera(page, `data:image/jpeg;base64,${passport}`);
  await opensTheLines(new Precheck(page));
  const sent: number[] = [];
  page.on('request', (request) => sent.push(request.postDataBuffer()?.length ?? 0));
  await page.getByText('Llenar con las líneas').click();
  await page.getByRole('button', { name: 'Leer con la cámara' }).click();
  await expect(page.getByText('Las líneas se leyeron.')).toBeVisible({ timeout: 30_000 });
  await expectLetGo(page);
  await expect(page.locator('video')).toBeHidden();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await usesThePassportsLines(page);
  expect(Math.max(...sent)).toBeLessThan(8_000);
});

test('a camera that sees no document is closed by hand', async ({ page }) => {
  await holdBeforeTheCamera(page, WALL);
  await opensTheLines(new Precheck(page));
  await page.getByText('Llenar con las líneas').click();
  await page.getByRole('button', { name: 'Leer con la cámara' }).click();
  await expect(page.getByLabel('Lo que ve la cámara')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Cerrar la cámara' }).click();
  await expect(page.locator('video')).toBeHidden();
  await expectLetGo(page);
  await expect(page.getByLabel(/Líneas de letras/)).toBeEditable();
});

test('a picture without a document says so, and typing is left', async ({ page }) => {
  await opensTheLines(new Precheck(page));
  await page.getByText('Llenar con las líneas').click();
  const nothing = await page.screenshot({ clip: { x: 0, y: 0, width: 200, height: 120 } });
  const choose = page.getByLabel('Elegir una foto');
  await choose.setInputFiles({ name: 'pared.png', mimeType: 'image/png', buffer: nothing });
  await expect(page.getByText('No se encontraron las líneas')).toBeVisible({ timeout: 30_000 });
  await choose.setInputFiles({ name: 'nota.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('hola') });
  await expect(page.getByText('no es una imagen')).toBeVisible();
  await expect(page.getByLabel(/Líneas de letras/)).toBeEditable();
});

test('a camera that is refused leaves the other ways', async ({ page, context }) => {
  await context.clearPermissions();
  await opensTheLines(new Precheck(page));
  await page.getByText('Llenar con las líneas').click();
  await page.getByRole('button', { name: 'Leer con la cámara' }).click();
  await expect(page.getByText('No se pudo abrir la cámara')).toBeVisible();
});
