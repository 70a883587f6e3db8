// The list that an officer's device keeps: searched and marked in without a network, opened again without
// one, and given to nobody else.
import type { Page } from '@playwright/test';
import { declares, lines, withdraws } from '../support/border.ts';
import { expectLetGo, holdBeforeTheCamera } from '../support/camera.ts';
import {
  CODE,
  LINES,
  MARK,
  POST,
  SCAN,
  atTheDesk,
  expectNothingKept,
  keepsTheList,
  keptList,
  search,
} from '../support/desk.ts';
import { signIn } from '../support/journey.ts';
import { holdBack } from '../support/network.ts';
import { expectAccessible, expectNoSidewaysScroll, open, running } from '../support/page.ts';
import { invite } from '../support/staff.ts';
import { expect, test } from '../support/test.ts';

const CUT_OFF = /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|Failed to fetch/;

test('without a network the kept list is searched and marks are sent when it is back', async ({
  page,
  request,
  mailbox,
  email,
  watch,
}) => {
  watch.allow(CUT_OFF);
  const declared = await declares(request, 2);
  const [one, two] = declared.people;
  await atTheDesk(page, mailbox, email);
  await keepsTheList(page, declared);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole('link', { name: 'Volver' }).click();
  await expect(page.getByLabel(CODE)).toBeVisible();

  await page.context().setOffline(true);
  await holdBeforeTheCamera(page, two!.code);
  await page.getByRole('button', { name: SCAN }).click();
  await expect(page.getByText('La firma del código no se comprobó')).toBeVisible();
  await expect(page.getByRole('heading', { name: two!.surnames })).toBeVisible();
  await expectLetGo(page);
  await page.getByRole('button', { name: 'Otro viajero' }).click();
  await page.getByLabel(LINES).fill(lines(one!));
  await search(page);
  await expect(page.getByText('La firma del código no se comprobó')).toBeVisible();
  await expect(page.getByText('El documento coincide con lo declarado.')).toBeVisible();
  const result = page.locator('[role=status]').filter({ has: page.getByRole('heading') });
  await expect(result).toContainText(POST);
  await result.getByRole('button', { name: MARK }).click();
  await expect(page.getByText('Marcas sin enviar: 1.')).toBeVisible();
  await page.getByLabel(LINES).fill('');
  await page.getByLabel(CODE).fill(two!.number);
  await search(page);
  await result.getByRole('button', { name: MARK }).click();
  await expect(page.getByText('Marcas sin enviar: 2.')).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await expectSealed(page, one!.surnames);

  // The traveller of the second mark takes it back meanwhile: the officer is told, mark by mark.
  await withdraws(request, declared, two!.id);
  await page.context().setOffline(false);
  await expect(page.getByText('Marcas sin enviar')).toBeHidden();
  const conflict = page.locator('main li').filter({ hasText: 'había retirado su declaración' });
  await expect(conflict).toContainText(two!.surnames);
  await page.getByLabel(CODE).fill(one!.number);
  await search(page);
  await expect(result.getByText('Lo marcó Elena Oficial')).toBeVisible();

  // Whoever signs out leaves nothing on the device.
  await page.getByRole('link', { name: 'Volver' }).click();
  await page.getByRole('button', { name: 'Salir' }).click();
  await expect(page.getByLabel('Correo electrónico')).toBeVisible();
  await expectNothingKept(page);
});

test('marks that are on their way when the officer leaves are sent, and not called lost', async ({
  page,
  request,
  mailbox,
  email,
  watch,
}) => {
  watch.allow(CUT_OFF);
  const declared = await declares(request);
  const person = declared.people[0]!;
  await atTheDesk(page, mailbox, email);
  await keepsTheList(page, declared);
  await page.getByRole('link', { name: 'Volver' }).click();
  await page.context().setOffline(true);
  await page.getByLabel(CODE).fill(person.number);
  await search(page);
  await page.getByRole('button', { name: MARK }).click();
  await expect(page.getByText('Marcas sin enviar: 1.')).toBeVisible();
  const letGo = await holdBack(page, '**/desk/marks');
  const sent = page.waitForRequest('**/desk/marks');
  await page.context().setOffline(false);
  await sent;
  await page.getByRole('link', { name: 'Volver' }).click();
  await page.getByRole('button', { name: 'Salir' }).click();
  await expect(page.getByLabel('Correo electrónico')).toBeVisible();
  letGo();
  await invite(`otra.${email}`, 'border-officer', 'Julia Relevo');
  await signIn(page, mailbox, `otra.${email}`);
  await page.getByRole('button', { name: 'Seguir sin llave' }).click();
  await page.getByRole('link', { name: 'Viajeros con prechequeo' }).click();
  await page.getByLabel(CODE).fill(person.number);
  await search(page);
  await expect(page.getByText('Lo marcó Elena Oficial')).toBeVisible();
  await expect(page.getByText('Con la lista se borraron marcas')).toHaveCount(0);
});

test('the desk opens again without a network, with its list and its marks', async ({
  page,
  request,
  mailbox,
  email,
  watch,
}) => {
  watch.allow(CUT_OFF);
  const declared = await declares(request, 2);
  const [one, two] = declared.people;
  await atTheDesk(page, mailbox, email);
  await keepsTheList(page, declared);
  await page.context().setOffline(true);
  await page.goto('/es/frontera');
  await running(page);
  await expect(keptList(page)).toContainText(declared.flight);
  await page.getByText('Ver la lista guardada').click();
  await expect(page.getByText(`${two!.surnames}, ${two!.givenNames}`)).toBeVisible();
  await holdBeforeTheCamera(page, one!.code);
  await page.getByRole('button', { name: SCAN }).click();
  const result = page.locator('[role=status]').filter({ has: page.getByRole('heading') });
  await expect(result).toContainText(one!.surnames);
  await result.getByRole('button', { name: MARK }).click();
  await expect(page.getByText('Marcas sin enviar: 1.')).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await running(page);
  await expect(page.getByText('Marcas sin enviar: 1.')).toBeVisible();
  const api = await page.evaluate(async () => {
    const names = await caches.keys();
    const each = names.map(async (name) => (await (await caches.open(name)).keys()).map((one) => one.url));
    return (await Promise.all(each)).flat().filter((url) => url.includes('/api/'));
  });
  expect(api).toEqual([]);
  await page.context().setOffline(false);
  await expect(page.getByText('Marcas sin enviar')).toBeHidden();
});

test('another officer on the same device neither sees nor opens the list', async ({
  page,
  request,
  mailbox,
  email,
  watch,
}) => {
  watch.allow(CUT_OFF);
  const declared = await declares(request);
  const person = declared.people[0]!;
  await atTheDesk(page, mailbox, email);
  await keepsTheList(page, declared);
  // The session is gone, but nobody signed out.
  await page.context().clearCookies();
  await atTheDesk(page, mailbox, `otra.${email}`);
  await expect(page.getByRole('link', { name: 'Vuelos del día' })).toBeVisible();
  await expect(keptList(page)).toBeHidden();
  await expectNothingKept(page);
  await page.context().setOffline(true);
  await page.getByLabel(CODE).fill(person.number);
  await search(page);
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByText(person.surnames)).toBeHidden();
});

test('the officer who kept the list finds it when the page opens again', async ({
  page,
  request,
  mailbox,
  email,
}) => {
  const declared = await declares(request);
  await atTheDesk(page, mailbox, email);
  await keepsTheList(page, declared);
  await page.reload();
  await expect(keptList(page)).toContainText(declared.flight);
  await expect(page.getByText('se puede cerrar y volver a abrir')).toBeVisible();
  // A stranger's look at the door changes nothing.
  const session = await page.context().cookies();
  await page.context().clearCookies();
  await open(page, '/es/funcionarios');
  await expect(page.getByLabel('Correo electrónico')).toBeVisible();
  await page.context().addCookies(session);
  await open(page, '/es/frontera');
  await expect(keptList(page)).toContainText(declared.flight);
});

test('whose session ended finds nothing on the device, and no page of theirs', async ({
  page,
  request,
  mailbox,
  email,
}) => {
  const declared = await declares(request);
  await atTheDesk(page, mailbox, email);
  await keepsTheList(page, declared);
  await page.context().clearCookies();
  await open(page, '/es/frontera');
  await expectNothingKept(page);
  await expect(keptList(page)).toBeHidden();
});

test('who signs out in another tab takes the list from this one', async ({
  page,
  request,
  mailbox,
  email,
}) => {
  const declared = await declares(request);
  await atTheDesk(page, mailbox, email);
  await keepsTheList(page, declared);
  const other = await page.context().newPage();
  await open(other, '/es/funcionarios');
  await other.getByRole('button', { name: 'Seguir sin llave' }).click();
  await other.getByRole('button', { name: 'Salir' }).click();
  await expect(other.getByLabel('Correo electrónico')).toBeVisible();
  await other.close();
  await page.bringToFront();
  await page.evaluate(() => window.dispatchEvent(new FocusEvent('focus')));
  await expect(keptList(page)).toBeHidden();
  await expectNothingKept(page);
});

test('switched off, the worker removes the desk from the device', { tag: '@desktop' }, async ({
  page,
  request,
  mailbox,
  email,
  replica,
  watch,
}) => {
  watch.allow(CUT_OFF);
  const product = await replica({});
  const declared = await declares(request);
  await atTheDesk(page, mailbox, email, product.address);
  await keepsTheList(page, declared);
  await product.restart({ VENTANILLA_OFFLINE_RESULTS: 'false' });
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([]);
  // The list itself stays, and says what it cannot do any more.
  await open(page, `${product.address}/es/frontera`);
  await expect(keptList(page)).toContainText(declared.flight);
  await expect(page.getByText('Sin conexión no cierre esta página.')).toBeVisible();
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
});

// Nothing that is kept can be read, and the key cannot be taken away.
async function expectSealed(page: Page, surnames: string): Promise<void> {
  const kept = await page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done, failed) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error);
      });
    const database = await asked(indexedDB.open('frontera'));
    const store = database.transaction('kept').objectStore('kept');
    const key = (await asked(store.get('key'))) as CryptoKey;
    const [, sealed] = (await asked(store.get('list'))) as [Uint8Array, ArrayBuffer];
    database.close();
    return { extractable: key.extractable, text: new TextDecoder().decode(sealed) };
  });
  expect(kept.extractable).toBe(false);
  expect(kept.text.length).toBeGreaterThan(0);
  expect(kept.text).not.toContain(surnames);
}
