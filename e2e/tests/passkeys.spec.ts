// The staff's way in: a code from the mail, then a passkey.
import type { Page } from '@playwright/test';
import { signIn } from '../support/journey.ts';
import { expectAccessible, expectNoSidewaysScroll, open } from '../support/page.ts';
import type { Replica, Wish } from '../support/replica.ts';
import { Device, invite, staffAddress } from '../support/staff.ts';
import { expect, test } from '../support/test.ts';
import type { Watch } from '../support/watch.ts';

const NAME = 'Nombre de la llave';
const REGISTER = 'Registrar la llave';
const USE = 'Usar mi llave de acceso';
const OWN = 'Mis llaves de acceso';

// As in production, except that one may ask for codes one after the other.
const STRICT: Wish = {
  settings: { VENTANILLA_STAFF__PASSKEY_REQUIRED: 'true', VENTANILLA_CODES__RESEND_SECONDS: '0' },
};

async function door(office: Replica, watch: Watch): Promise<string> {
  const address = staffAddress(office.address);
  watch.trust(address);
  return `${address}/es/funcionarios`;
}

async function register(page: Page, name: string): Promise<void> {
  await page.getByLabel(NAME).fill(name);
  await page.getByRole('button', { name: REGISTER }).click();
}

test('registers a passkey after the first code and uses it after the next', async ({
  page,
  mailbox,
  email,
  replica,
  watch,
}) => {
  await invite(email, 'border-officer');
  const address = await door(await replica(STRICT), watch);
  await Device.plug(page);
  await open(page, address);
  await signIn(page, mailbox, email);
  await expect(page.getByLabel(NAME)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Seguir sin llave' })).toBeHidden();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await register(page, 'Teléfono');
  await expect(page.getByRole('heading', { name: OWN })).toBeVisible();
  await expect(page.getByText('Oficial de frontera', { exact: true })).toBeVisible();
  await expect(page.locator('main li').filter({ hasText: 'Teléfono' })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await mailbox.about(email, /Se agregó una llave de acceso/);

  await page.getByRole('button', { name: 'Salir' }).click();
  await signIn(page, mailbox, email);
  await expect(page.getByRole('button', { name: USE })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: USE }).click();
  await expect(page.getByText('Último uso:')).toBeVisible();
});

test('the code alone opens nothing, and a strange finger is refused in words', async ({
  page,
  mailbox,
  email,
  replica,
  watch,
}) => {
  await invite(email, 'officer');
  const address = await door(await replica(STRICT), watch);
  const device = await Device.plug(page);
  await open(page, address);
  await signIn(page, mailbox, email);
  await register(page, 'Computadora');
  await expect(page.getByRole('heading', { name: OWN })).toBeVisible();
  await page.getByRole('button', { name: 'Salir' }).click();

  await signIn(page, mailbox, email);
  await device.recognises(false);
  await page.getByRole('button', { name: USE }).click();
  await expect(page.getByText('La llave no contestó')).toBeVisible();
  await expectAccessible(page);
  const list = await page.request.get(`${new URL(address).origin}/api/v1/identity/passkeys`);
  expect(list.status()).toBe(403);
  await device.recognises(true);
  await page.getByRole('button', { name: USE }).click();
  await expect(page.getByRole('heading', { name: OWN })).toBeVisible();
});

test('adds a second passkey, removes the first and keeps the last', async ({
  page,
  mailbox,
  email,
  replica,
  watch,
}) => {
  await invite(email, 'supervisor');
  const address = await door(await replica(STRICT), watch);
  const phone = await Device.plug(page);
  await open(page, address);
  await signIn(page, mailbox, email);
  await register(page, 'Teléfono');
  await page.getByText('Agregar otra llave').click();
  await register(page, 'El mismo');
  await expect(page.getByText('Este dispositivo ya tiene registrada')).toBeVisible();
  await phone.unplug();
  await Device.plug(page, 'usb');
  await register(page, 'Llave de seguridad');
  const row = (name: string) => page.locator('main li').filter({ hasText: name });
  await expect(row('Llave de seguridad')).toBeVisible();

  await row('Teléfono').getByRole('button', { name: 'Quitar' }).click();
  await expectAccessible(page);
  await row('Teléfono').getByRole('button', { name: 'Sí, quitar' }).click();
  await expect(row('Teléfono')).toBeHidden();
  await mailbox.about(email, /Se quitó una llave de acceso/);
  await row('Llave de seguridad').getByRole('button', { name: 'Quitar' }).click();
  await row('Llave de seguridad').getByRole('button', { name: 'Sí, quitar' }).click();
  await expect(page.getByText('Es su única llave de acceso')).toBeVisible();
  await expect(row('Llave de seguridad')).toBeVisible();
});

test('an old code is asked for again before a passkey is removed @phone', async ({
  page,
  mailbox,
  email,
  replica,
  watch,
}) => {
  test.setTimeout(150_000);
  await invite(email, 'officer');
  const settings = { ...STRICT.settings, VENTANILLA_SESSIONS__FRESH_MINUTES: '1' };
  const address = await door(await replica({ settings }), watch);
  await Device.plug(page);
  await open(page, address);
  await signIn(page, mailbox, email);
  await register(page, 'Teléfono');
  await expect(page.getByRole('heading', { name: OWN })).toBeVisible();
  await page.waitForTimeout(61_000);
  await page.getByRole('button', { name: 'Quitar' }).click();
  await page.getByRole('button', { name: 'Sí, quitar' }).click();
  await expect(page.getByText('Confirme que es usted')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Enviarme el código' }).click();
  await page.getByLabel('Código').fill(await mailbox.code(email));
  await page.getByRole('button', { name: 'Continuar' }).click();
  await page.getByRole('button', { name: USE }).click();
  await expect(page.getByRole('heading', { name: OWN })).toBeVisible();
});

test('registers and signs in with the keyboard alone', async ({
  page,
  mailbox,
  email,
  replica,
  watch,
}) => {
  await invite(email, 'border-officer');
  const address = await door(await replica(STRICT), watch);
  await Device.plug(page);
  await open(page, address);
  await page.getByLabel('Correo electrónico').focus();
  await page.keyboard.type(email);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Código')).toBeVisible();
  const code = await mailbox.code(email);
  await page.getByLabel('Código').focus();
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel(NAME)).toBeVisible();
  await page.getByLabel(NAME).focus();
  await page.keyboard.type('Teclado');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: OWN })).toBeVisible();
});

test('where no passkey can be made the page says where to go, and the sandbox goes on without', async ({
  page,
  mailbox,
  email,
}) => {
  await invite(email, 'officer');
  await open(page, '/es/funcionarios');
  await signIn(page, mailbox, email);
  await register(page, 'Teléfono');
  await expect(page.getByText('En esta dirección las llaves de acceso no funcionan')).toBeVisible();
  await expect(page.locator('main a[href^="http://localhost:"]')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Seguir sin llave' }).click();
  await expect(page.getByText('No tiene ninguna.')).toBeVisible();
});

test('a citizen is told that this door is not theirs', async ({ page, mailbox, email }) => {
  await open(page, '/es/funcionarios');
  await signIn(page, mailbox, email);
  await expect(page.getByText('Su correo no es de un funcionario')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Salir' }).click();
  await expect(page.getByLabel('Correo electrónico')).toBeVisible();
});
