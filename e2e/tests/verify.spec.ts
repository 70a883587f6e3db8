// Checking papers: what a stranger who holds one learns, by picture, camera, number and file.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page, Response } from '@playwright/test';
import { expectLetGo, holdBeforeTheCamera, refuseTheCamera } from '../support/camera.ts';
import { Citizen } from '../support/citizen.ts';
import { CUT_OFF, cutThePart, holdBack, mendThePart } from '../support/network.ts';
import { expectAccessible, expectNoSidewaysScroll, open } from '../support/page.ts';
import { voucher, type Paper } from '../support/papers.ts';
import { expect, test } from '../support/test.ts';

const ADDRESS = '/es/verificar';
const BY_BOTH = 'La firma se comprobó en este aparato, y el servicio acaba de decir';
const BY_DEVICE_ALONE = 'Solo se comprobó la firma, en este aparato';

async function upload(page: Page, paper: Paper): Promise<void> {
  await page.getByLabel('O suba una foto del código').setInputFiles({
    name: 'foto.png',
    mimeType: 'image/png',
    buffer: paper.picture,
  });
}

async function type(page: Page, number: string): Promise<void> {
  await page.getByLabel('Número del documento').first().fill(number);
  await page.getByRole('button', { name: 'Verificar' }).click();
}

function verdict(page: Page) {
  return page.locator('.verdict');
}

test('a picture of the code is checked here and with the service', async ({ page, citizen }) => {
  await citizen.signIn();
  const paper = await voucher(page.request, (await citizen.books()).appointments[0]!.id);
  await page.context().clearCookies();
  await open(page, '/es/');
  await page.getByRole('link', { name: 'Verificar un documento' }).click();
  await upload(page, paper);
  await expect(verdict(page)).toContainText('Válido');
  await expect(verdict(page)).toContainText(BY_BOTH);
  await expect(verdict(page)).toContainText(paper.number);
  await expect(verdict(page)).toContainText('Comprobante de cita');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole('link', { name: 'English' }).click();
  await expect(verdict(page)).toContainText('It is genuine and in force');
});

test('by its number, a paper is valid, replaced after a move and revoked after a cancellation', async ({
  page,
  citizen,
}) => {
  await citizen.signIn();
  const slots = await citizen.times('miami', 'passport-10');
  const booked = (await citizen.books({ slot: slots.at(-1)!.slot })).appointments[0]!;
  const { number } = await voucher(page.request, booked.id);
  await open(page, ADDRESS);
  await type(page, number.toLowerCase().replaceAll('-', ' '));
  await expect(verdict(page)).toContainText('Válido');
  await expect(verdict(page)).toContainText('Lo acaba de decir el servicio');
  await citizen.moves(booked.id, 'miami', slots.at(-2)!.slot);
  await type(page, number);
  await expect(verdict(page)).toContainText('Reemplazado');
  await citizen.cancels(booked.id, booked.price.cents);
  await type(page, number);
  await expect(verdict(page)).toContainText('Anulado');
  await expectAccessible(page);
});

test('a number that nobody was given is unknown, and half a number is a mistake', async ({ page }) => {
  await open(page, ADDRESS);
  await type(page, 'VC-7K3M');
  await expect(page.locator('.error-summary')).toContainText('Escriba el número completo');
  await expectAccessible(page);
  await type(page, 'VC-0000-0000-0000-0');
  await expect(verdict(page)).toContainText('Desconocido');
  await expectAccessible(page);
});

test('a paper signed with another key is forged', async ({ page, mailbox, email, replica }) => {
  const folder = await mkdtemp(join(tmpdir(), 'ventanilla-key-'));
  const settings = { VENTANILLA_SIGNING__SANDBOX_FILE: join(folder, 'another.pem') };
  const forger = await replica({ settings });
  const citizen = new Citizen(page.request, mailbox, email, forger.address);
  await citizen.signIn();
  const booked = (await citizen.books()).appointments[0]!;
  // In English, so that the mail in Spanish, which the first replica sends, does not draw it first.
  const paper = await voucher(page.request, booked.id, { address: forger.address, lang: 'en' });
  await open(page, ADDRESS);
  await upload(page, paper);
  await expect(verdict(page)).toContainText('Falso o alterado');
  await expect(verdict(page)).not.toContainText(paper.number);
  await expectAccessible(page);
});

test('of two papers that are checked at once, the later one is answered', async ({ page, citizen }) => {
  await citizen.signIn();
  const paper = await voucher(page.request, (await citizen.books()).appointments[0]!.id);
  await open(page, ADDRESS);
  const letGo = await holdBack(page, '**/api/v1/verify/checks');
  const ofTheFirst = (answer: Response) => (answer.request().postData() ?? '').includes('VC-0000');
  const late = page.waitForResponse(ofTheFirst);
  await type(page, 'VC-0000-0000-0000-0');
  await upload(page, paper);
  await expect(verdict(page)).toContainText('Válido');
  letGo();
  await (await late).finished();
  await expect(verdict(page)).toContainText(paper.number);
});

test('without a connection the signature is checked here, and so are the dates', async ({
  page,
  context,
  citizen,
  watch,
}) => {
  watch.allow(CUT_OFF);
  await citizen.signIn();
  const paper = await voucher(page.request, (await citizen.books()).appointments[0]!.id);
  await open(page, ADDRESS);
  await upload(page, paper);
  await expect(verdict(page)).toContainText(BY_BOTH);
  await context.setOffline(true);
  await upload(page, paper);
  await expect(verdict(page)).toContainText(BY_DEVICE_ALONE);
  await expect(verdict(page)).toContainText('Válido');
  await expectAccessible(page);
  await page.clock.setFixedTime(Date.now() + 365 * 24 * 3600 * 1000);
  await upload(page, paper);
  await expect(verdict(page)).toContainText('Vencido');
  await type(page, paper.number);
  await expect(page.getByText('No hay conexión con el servicio')).toBeVisible();
});

test('a paper whose validity has not begun is genuine and not yet good', async ({
  page,
  context,
  citizen,
  watch,
}) => {
  watch.allow(CUT_OFF);
  await citizen.signIn();
  const paper = await voucher(page.request, (await citizen.books()).appointments[0]!.id);
  await open(page, ADDRESS);
  await upload(page, paper);
  await expect(verdict(page)).toContainText(BY_BOTH);
  // The service knows the time; a device alone has its own clock only.
  await context.setOffline(true);
  await page.clock.setFixedTime(Date.now() - 24 * 3600 * 1000);
  await upload(page, paper);
  await expect(verdict(page)).toContainText('Todavía no es válido');
  await expect(verdict(page)).toContainText(BY_DEVICE_ALONE);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'English' }).click();
  await expect(verdict(page)).toContainText('Not valid yet');
});

test('when the part that reads codes does not arrive the page says so, and tries again with the same picture', async ({
  page,
  citizen,
  watch,
}) => {
  watch.allow(CUT_OFF);
  await citizen.signIn();
  const paper = await voucher(page.request, (await citizen.books()).appointments[0]!.id);
  await open(page, ADDRESS);
  await cutThePart(page);
  await upload(page, paper);
  await expect(page.getByRole('alert')).toContainText('Se cortó la conexión');
  await expect(page.getByText('no se pudo leer un código')).toHaveCount(0);
  await expectAccessible(page);
  const again = page.getByRole('button', { name: 'Intentar de nuevo' });
  await again.click();
  await expect(again).toBeVisible();
  await mendThePart(page);
  await again.click();
  await expect(verdict(page)).toContainText('Válido');
});

test('the camera reads the code and is let go', async ({ page, citizen }) => {
  await citizen.signIn();
  const paper = await voucher(page.request, (await citizen.books()).appointments[0]!.id);
  // The code stands in the upper right corner of the paper.
  const corner = { left: 0.5, top: 0, width: 0.5, height: 0.5 };
  await holdBeforeTheCamera(page, `data:image/png;base64,${paper.picture.toString('base64')}`, corner);
  await open(page, ADDRESS);
  await page.getByRole('button', { name: 'Escanear con la cámara' }).click();
  await expect(verdict(page)).toContainText('Válido');
  await expect(page.locator('video')).toBeHidden();
  await expectLetGo(page);
});

test('a camera that is refused leaves the other ways', async ({ page }) => {
  await refuseTheCamera(page);
  await open(page, ADDRESS);
  await page.getByRole('button', { name: 'Escanear con la cámara' }).click();
  await expect(page.getByRole('alert')).toContainText('No hay permiso para usar la cámara');
  await expect(page.getByLabel('O suba una foto del código')).toBeVisible();
  await expectAccessible(page);
  await type(page, 'VC-0000-0000-0000-0');
  await expect(verdict(page)).toContainText('Desconocido');
});

test('a picture without a code says what to do', async ({ page }) => {
  await open(page, ADDRESS);
  const blank = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  );
  const field = page.getByLabel('O suba una foto del código');
  await field.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: blank });
  await expect(page.getByRole('alert')).toContainText('no se pudo leer un código');
  await field.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('no') });
  await expect(page.getByRole('alert')).toContainText('no es una imagen');
});

test('with the keyboard alone', async ({ page }) => {
  await open(page, ADDRESS);
  const number = page.getByLabel('Número del documento').first();
  for (let pressed = 0; pressed < 30; pressed += 1) {
    await page.keyboard.press('Tab');
    if (await number.evaluate((field) => field === document.activeElement)) break;
  }
  await expect(number).toBeFocused();
  await page.keyboard.type('vc 0000 0000 0000 0');
  await page.keyboard.press('Enter');
  await expect(verdict(page)).toContainText('Desconocido');
  await expect(verdict(page)).toBeFocused();
  await expect(verdict(page)).toBeInViewport();
});
