// The link is cut at each part of the app that arrives by itself and at what a form sends, and the
// service fails.
import type { Page } from '@playwright/test';
import { Journey } from '../support/journey.ts';
import { CUT_OFF, cutThePart, mendThePart } from '../support/network.ts';
import { expectAccessible, expectHeading, expectNoSidewaysScroll, open } from '../support/page.ts';
import { someone } from '../support/people.ts';
import { expect, test } from '../support/test.ts';

const NOT_ARRIVED = 'Esta parte de la página no llegó.';
const AGAIN = 'Intentar de nuevo';

const OFFLINE = 'No hay conexión con el servicio. Lo que escribió sigue aquí';
const FAILED = 'Algo falló de nuestro lado';

const DOORS = [
  { link: 'Reservar una cita', heading: 'Antes de empezar', then: 'Empezar' },
  { link: 'Mis citas', heading: 'Mis citas', then: 'Enviarme el código' },
  { link: 'Ayuda', heading: 'Ayuda', then: 'cita' },
];

for (const { link, heading, then } of DOORS) {
  test(`"${link}" says that its part did not arrive, and asks for it again`, async ({
    page,
    watch,
  }) => {
    watch.allow(CUT_OFF);
    await open(page, '/es/');
    await cutThePart(page);
    await page.getByRole('link', { name: link }).first().click();
    await expect(page.getByText(NOT_ARRIVED)).toBeVisible();
    expect(await expectHeading(page)).toBe(heading);
    await expectAccessible(page);
    await page.getByRole('button', { name: AGAIN }).click();
    await expect(page.getByRole('button', { name: 'Cargar de nuevo' })).toBeVisible();
    await mendThePart(page);
    await page.getByRole('button', { name: AGAIN }).click();
    await expect(page.getByText(NOT_ARRIVED)).toBeHidden();
    await expect(page.locator('.page').getByText(then).first()).toBeAttached();
  });
}

test('cut before the people and before the payment, nothing typed is lost', async ({
  page,
  mailbox,
  email,
  watch,
}) => {
  watch.allow(CUT_OFF);
  const journey = new Journey(page, mailbox);
  await journey.toTheOffices();
  await cutThePart(page, 'personas');
  await cutThePart(page, 'pago');
  await journey.fromOfficesToDates();
  await journey.chooseTime();
  await journey.goOn('Continuar con la reserva', /citas\/correo$/);
  await expect(page.getByText(NOT_ARRIVED)).toBeVisible();
  await mendThePart(page, 'personas');
  await page.getByRole('button', { name: AGAIN }).click();
  await journey.signsIn(email);
  const person = someone();
  await journey.fillIn(person);
  await journey.hold();
  await expect(page.getByText(NOT_ARRIVED)).toBeVisible();
  await page.goBack();
  await expect(page.getByText('Ya tiene un lugar apartado')).toBeVisible();
  await page.goForward();
  // Asked for once more, and cut off once more, before the link is mended.
  await expect(page.getByText(NOT_ARRIVED)).toBeVisible();
  await mendThePart(page, 'pago');
  await page.getByRole('button', { name: AGAIN }).click();
  await expect(page.getByText(`${person.givenNames} ${person.surnames}`).first()).toBeVisible();
});

test('a code is asked for and entered again after the link was gone', async ({
  page,
  context,
  mailbox,
  email,
  watch,
}) => {
  watch.allow(CUT_OFF);
  await open(page, '/es/entrar');
  const [send, enter] = ['Enviarme el código', 'Continuar'].map((name) => page.getByRole('button', { name }));
  await page.getByLabel('Correo electrónico').fill(email);
  await context.setOffline(true);
  await send!.click();
  await expect(page.getByRole('alert')).toContainText(OFFLINE);
  await expect(page.getByLabel('Correo electrónico')).toHaveValue(email);
  await expectAccessible(page);
  await context.setOffline(false);
  await send!.click();
  const code = await mailbox.code(email);
  await page.getByLabel('Código').fill(code);
  await context.setOffline(true);
  await enter!.click();
  await expect(page.getByRole('alert')).toContainText(OFFLINE);
  await expect(page.getByLabel('Código')).toHaveValue(code);
  await context.setOffline(false);
  await enter!.click();
  await expect(page).toHaveURL(/\/es\/mis-citas$/);
});

test('people typed before the link went are held when it is back', async ({
  page,
  context,
  mailbox,
  email,
  watch,
}) => {
  watch.allow(CUT_OFF);
  const journey = new Journey(page, mailbox);
  await journey.toThePeople(email);
  const person = someone();
  await journey.fillIn(person);
  await context.setOffline(true);
  // Nothing is sent yet, so that the next page opens; what it shows may be older.
  await journey.goOn('Continuar', /citas\/hora$/);
  await page.goBack();
  await expect(page.getByLabel('Nombres')).toHaveValue(person.givenNames);
  await expect(page.getByLabel('Número del documento')).toHaveValue(person.dni);
  await context.setOffline(false);
  await journey.goOn('Continuar', /citas\/hora$/);
  await expect(page.locator('button.time[aria-pressed=true]')).toHaveCount(1);
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Apartar esta hora' }).click();
  await expect(page.getByRole('alert')).toContainText(OFFLINE);
  await expectAccessible(page);
  await expect(page.locator('button.time[aria-pressed=true]')).toHaveCount(1);
  await context.setOffline(false);
  await journey.goOn('Apartar esta hora', /citas\/revisar$/);
  await expect(page.getByText(`${person.givenNames} ${person.surnames}`).first()).toBeVisible();
});

// The product does not fail on demand: its answer is given in its stead.
async function failOnce(page: Page, door: string, request: string): Promise<void> {
  const problem = {
    type: 'about:blank',
    title: 'service internal',
    status: 500,
    code: 'service.internal',
    request_id: request,
  };
  const answer = { status: 500, contentType: 'application/problem+json', body: JSON.stringify(problem) };
  await page.route(door, (route) => route.fulfill(answer), { times: 1 });
}

test('a failure of the service is told with its number, and asked again it works', async ({
  page,
  mailbox,
  email,
  watch,
}) => {
  watch.allow(/^500 from|status of 500/);
  await failOnce(page, '**/appointments/services', 'request-of-a-page');
  await open(page, '/es/citas/servicio');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText(FAILED);
  await expect(alert).toContainText('dé este número: request-of-a-page');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await alert.getByRole('button', { name: AGAIN }).click();
  await expect(page.getByRole('radio').first()).toBeVisible();
  await failOnce(page, '**/identity/codes', 'request-of-a-form');
  await open(page, '/es/entrar');
  await page.getByLabel('Correo electrónico').fill(email);
  await page.getByRole('button', { name: 'Enviarme el código' }).click();
  await expect(alert).toContainText(FAILED);
  await expect(alert).toContainText('dé este número: request-of-a-form');
  await page.getByRole('button', { name: 'Enviarme el código' }).click();
  await page.getByLabel('Código').fill(await mailbox.code(email));
});
