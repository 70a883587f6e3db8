// The border officers' desk: found by code, document or name, compared, marked as crossed.
import type { Page } from '@playwright/test';
import { declares, lines, withdraws } from '../support/border.ts';
import { WALL, expectLetGo, holdBeforeTheCamera, refuseTheCamera } from '../support/camera.ts';
import { signIn } from '../support/journey.ts';
import type { Mailbox } from '../support/mailbox.ts';
import { expectAccessible, expectNoSidewaysScroll, open } from '../support/page.ts';
import { invite } from '../support/staff.ts';
import { expect, test } from '../support/test.ts';

const CODE = 'Código o número del prechequeo';
const LINES = 'Líneas del documento';
const MARK = /Marcar que cruzó/;
const POST = 'Aeropuerto Palmerola (Comayagua)';
const SCAN = 'Escanear con la cámara';

async function atTheDesk(page: Page, mailbox: Mailbox, email: string): Promise<void> {
  await invite(email, 'border-officer', 'Elena Oficial');
  await open(page, '/es/funcionarios');
  await signIn(page, mailbox, email);
  await page.getByRole('button', { name: 'Seguir sin llave' }).click();
  await page.getByRole('link', { name: 'Viajeros con prechequeo' }).click();
  await expect(page.getByLabel(CODE)).toBeVisible();
}

async function search(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Buscar', exact: true }).click();
}

async function fillDate(page: Page, date: string): Promise<void> {
  const [year, month, day] = date.split('-') as [string, string, string];
  await page.getByLabel('Día', { exact: true }).last().fill(day);
  await page.getByLabel('Mes').last().fill(month);
  await page.getByLabel('Año').last().fill(year);
}

test('a code and a document show who stands there, and the crossing is marked and undone', async ({
  page,
  request,
  mailbox,
  email,
}) => {
  const { people } = await declares(request);
  const person = people[0]!;
  await atTheDesk(page, mailbox, email);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  // A hand scanner types, and presses Enter.
  await page.getByLabel(LINES).fill(lines(person));
  await page.getByLabel(CODE).focus();
  await page.keyboard.type(person.number);
  await page.keyboard.press('Enter');
  await expect(page.getByText('El código es auténtico y está vigente.')).toBeVisible();
  await expect(page.getByText('El documento coincide con lo declarado.')).toBeVisible();
  await expect(page.getByRole('heading', { name: person.surnames })).toContainText('Declarado');
  await expect(page.getByText(POST)).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: MARK }).click();
  await expect(page.getByText('Lo marcó Elena Oficial')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Deshacer la marca' }).click();
  await expect(page.getByRole('button', { name: MARK })).toBeVisible();
});

test('a document finds its declaration without a code and says what differs', async ({
  page,
  request,
  mailbox,
  email,
}) => {
  const person = (await declares(request)).people[0]!;
  await atTheDesk(page, mailbox, email);
  await page.getByLabel(LINES).fill(lines(person, 'Zelaya Otra'));
  await search(page);
  await expect(page.getByText('El documento no coincide con lo declarado.')).toBeVisible();
  const row = page.locator('main li').filter({ hasText: 'Apellidos' });
  await expect(row).toContainText('Distinto');
  await expect(row).toContainText('ZELAYA OTRA');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test('a name is found on its flight, and the flight is counted and listed', async ({
  page,
  request,
  mailbox,
  email,
}) => {
  const declared = await declares(request, 3);
  const [one, two, three] = declared.people;
  await withdraws(request, declared, three!.id);
  await atTheDesk(page, mailbox, email);
  await page.getByText('Buscar por nombre y vuelo').click();
  await page.getByLabel('Nombre o apellido').fill(one!.surnames);
  await page.getByLabel('Vuelo', { exact: true }).fill(declared.flight);
  await fillDate(page, declared.date);
  await page.getByRole('button', { name: 'Buscar por nombre' }).click();
  await expect(page.getByRole('heading', { name: one!.surnames })).toBeVisible();
  await page.getByRole('button', { name: MARK }).click();
  await expect(page.getByText('Lo marcó Elena Oficial')).toBeVisible();

  await page.getByRole('link', { name: 'Vuelos del día' }).click();
  await fillDate(page, declared.date);
  await page.getByRole('button', { name: 'Ver los vuelos' }).click();
  const row = page.locator('main li').filter({ hasText: declared.flight });
  await expect(row).toContainText(POST);
  await expect(row).toContainText('Por cruzar: 1. Cruzaron: 1. Retirados: 1.');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await row.getByRole('button', { name: 'Ver la lista' }).click();
  await page.getByText(`${two!.surnames}, ${two!.givenNames}`).click();
  await page.getByRole('button', { name: MARK }).click();
  const marked = page.locator('main li').filter({ hasText: two!.surnames });
  await expect(marked.getByText('Lo marcó Elena Oficial')).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test('the camera reads the code, the search runs by itself and the camera is let go', async ({
  page,
  request,
  mailbox,
  email,
}) => {
  const person = (await declares(request)).people[0]!;
  await atTheDesk(page, mailbox, email);
  await holdBeforeTheCamera(page, person.code);
  await page.getByLabel(LINES).fill(lines(person));
  await page.getByRole('button', { name: SCAN }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('El código es auténtico y está vigente.')).toBeVisible();
  await expect(page.getByText('El documento coincide con lo declarado.')).toBeVisible();
  await expect(page.getByRole('heading', { name: person.surnames })).toBeInViewport();
  await expect(page.locator('video')).toBeHidden();
  await expectLetGo(page);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  // Nothing of them is held against the next.
  await page.getByRole('button', { name: 'Otro viajero' }).click();
  await expect(page.getByLabel(CODE)).toBeFocused();
  await expect(page.getByLabel(CODE)).toHaveValue('');
  await expect(page.getByLabel(LINES)).toHaveValue('');
  await expect(page.getByRole('heading', { name: person.surnames })).toBeHidden();
});

test('a camera that is refused is said aloud, and typing is left', async ({
  page,
  request,
  mailbox,
  email,
}) => {
  const person = (await declares(request)).people[0]!;
  await atTheDesk(page, mailbox, email);
  await refuseTheCamera(page);
  await page.getByRole('button', { name: SCAN }).click();
  await expect(page.getByRole('alert')).toContainText('No hay permiso para usar la cámara');
  await expect(page.getByRole('button', { name: SCAN })).toBeFocused();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByLabel(CODE).fill(person.number);
  await search(page);
  await expect(page.getByRole('heading', { name: person.surnames })).toBeVisible();
});

test('a camera that sees no code is turned off by hand', async ({
  page,
  request,
  mailbox,
  email,
}) => {
  const person = (await declares(request)).people[0]!;
  await atTheDesk(page, mailbox, email);
  await holdBeforeTheCamera(page, WALL);
  await page.getByRole('button', { name: SCAN }).click();
  await expect(page.getByLabel('Lo que ve la cámara')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Apagar la cámara' })).toBeFocused();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: SCAN })).toBeFocused();
  await expectLetGo(page);
  await page.getByLabel(CODE).fill(person.number);
  await search(page);
  await expect(page.getByRole('heading', { name: person.surnames })).toBeVisible();
});

test('two officers mark one traveller: the first mark counts and the second is told', async ({
  page,
  request,
  mailbox,
  email,
  browser,
}) => {
  const person = (await declares(request)).people[0]!;
  await atTheDesk(page, mailbox, email);
  const context = await browser.newContext();
  const other = await context.newPage();
  await atTheDesk(other, mailbox, `otra.${email}`);
  for (const desk of [page, other]) {
    await desk.getByLabel(CODE).fill(person.number);
    await search(desk);
    await expect(desk.getByRole('button', { name: MARK })).toBeVisible();
  }
  await page.getByRole('button', { name: MARK }).click();
  await expect(page.getByText('Lo marcó Elena Oficial')).toBeVisible();
  await other.getByRole('button', { name: MARK }).click();
  await expect(other.getByText('Otro oficial ya lo había marcado')).toBeVisible();
  await context.close();
});

test('a citizen finds nothing here', async ({ page, citizen, request }) => {
  const person = (await declares(request)).people[0]!;
  await citizen.signIn();
  await open(page, '/es/frontera');
  await page.getByLabel(CODE).fill(person.number);
  await search(page);
  await expect(page.getByText('Esta página es del puesto fronterizo')).toBeVisible();
  await expect(page.getByText(person.surnames)).toBeHidden();
  await expectAccessible(page);
});

test('without a network the kept list is searched and marks are sent when it is back', async ({
  page,
  request,
  mailbox,
  email,
  watch,
}) => {
  watch.allow(/ERR_INTERNET_DISCONNECTED/);
  const declared = await declares(request, 2);
  const [one, two] = declared.people;
  await atTheDesk(page, mailbox, email);
  await page.getByRole('link', { name: 'Vuelos del día' }).click();
  await fillDate(page, declared.date);
  await page.getByRole('button', { name: 'Ver los vuelos' }).click();
  const row = page.locator('main li').filter({ hasText: declared.flight });
  await row.getByRole('button', { name: 'Ver la lista' }).click();
  await page.getByRole('button', { name: 'Guardar la lista' }).click();
  const kept = page.getByText(`En este dispositivo: lista del vuelo ${declared.flight}`);
  await expect(kept).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole('link', { name: 'Volver' }).click();
  await expect(page.getByLabel(CODE)).toBeVisible();

  await expectLoaded(page, 'lector');
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
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
});

// A part of the app that the page sends for before it is needed.
async function expectLoaded(page: Page, part: string): Promise<void> {
  const loaded = (): Promise<string[]> =>
    page.evaluate(() => performance.getEntriesByType('resource').map((file) => file.name));
  await expect.poll(loaded).toContainEqual(expect.stringContaining(`/assets/${part}.`));
}

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
