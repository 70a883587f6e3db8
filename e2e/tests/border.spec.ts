// The border officers' desk: found by code, document or name, compared, marked as crossed.
import type { Page, Response } from '@playwright/test';
import { declares, lines, withdraws, type Passenger } from '../support/border.ts';
import { WALL, expectLetGo, holdBeforeTheCamera, refuseTheCamera } from '../support/camera.ts';
import { CODE, LINES, MARK, POST, SCAN, atTheDesk, fillDate, search } from '../support/desk.ts';
import { holdBack } from '../support/network.ts';
import { expectAccessible, expectNoSidewaysScroll, open } from '../support/page.ts';
import { expect, test } from '../support/test.ts';

async function findsByNumber(page: Page, person: Passenger): Promise<void> {
  await page.getByLabel(CODE).fill(person.number);
  await search(page);
  await expect(page.getByRole('heading', { name: person.surnames })).toBeVisible();
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

test('flights that are answered late do not take the place of the chosen day', async ({
  page,
  request,
  mailbox,
  email,
}) => {
  const declared = await declares(request);
  await atTheDesk(page, mailbox, email);
  // Those of today, which the page shows first.
  const letGo = await holdBack(page, '**/desk/flights/*');
  const ofToday = (answer: Response) =>
    /desk\/flights\//.test(answer.url()) && !answer.url().endsWith(declared.date);
  const late = page.waitForResponse(ofToday);
  await page.getByRole('link', { name: 'Vuelos del día' }).click();
  await fillDate(page, declared.date);
  await page.getByRole('button', { name: 'Ver los vuelos' }).click();
  const row = page.locator('main li').filter({ hasText: declared.flight });
  await expect(row).toBeVisible();
  letGo();
  await (await late).finished();
  await row.getByRole('button', { name: 'Ver la lista' }).click();
  await expect(page.getByRole('heading', { name: declared.flight })).toBeVisible();
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
  await findsByNumber(page, person);
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
  await findsByNumber(page, person);
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
