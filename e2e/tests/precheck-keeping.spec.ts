// Nothing typed is lost: another language, a reload, a lost connection, a trip that opens later.
import { link } from '../support/mailbox.ts';
import { CUT_OFF } from '../support/network.ts';
import { expectAccessible, expectHeading, open } from '../support/page.ts';
import { expect, test } from '../support/test.ts';
import { Precheck, inDays, traveller } from '../support/traveller.ts';

const WEEKS_AHEAD = 40;

test('the language is switched in the middle of a person', async ({ page }) => {
  const precheck = new Precheck(page);
  await precheck.begins('Entro');
  await precheck.tellsTheTrip();
  await page.getByRole('radio', { name: 'Por tierra' }).check();
  await page.getByLabel('Placa del vehículo').fill('PDK 12');
  await page.locator('header a[hreflang=en]').click();
  await expect(page.getByRole('radio', { name: 'By land' })).toBeChecked();
  await expect(page.getByLabel('Plate of the vehicle')).toHaveValue('PDK 12');
  await page.locator('header a[hreflang=es]').click();
  await precheck.tellsTheFlight();
  await page.getByLabel('Nombres').fill('Ana');
  await page.getByRole('group', { name: 'Fecha de nacimiento' }).getByLabel('Día').fill('17');
  await page.locator('header a[hreflang=en]').click();
  await expectHeading(page);
  await expect(page.getByLabel('Given names')).toHaveValue('Ana');
  await expect(page.getByRole('group', { name: 'Date of birth' }).getByLabel('Day')).toHaveValue('17');
});

test('a reload restores every answer', async ({ page }) => {
  const precheck = new Precheck(page);
  await precheck.begins('Entro');
  await precheck.tellsTheTrip();
  await precheck.tellsTheFlight();
  const kept = page.waitForResponse(
    (answer) => answer.request().method() === 'PUT' && (answer.request().postData() ?? '').includes('F7654321'),
  );
  await page.getByLabel('Número del documento').fill('F7654321');
  await kept;
  await page.reload();
  // The list of the people, since no form was open in this visit.
  await page.getByRole('button', { name: /Cambiar/ }).click();
  await expect(page.getByLabel('Número del documento')).toHaveValue('F7654321');
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  expect(stored).not.toContain('F7654321');
});

test('who has declared leaves no answers behind, however soon the page is left', async ({ page }) => {
  const precheck = new Precheck(page);
  await precheck.enters([traveller()]);
  await page.getByRole('button', { name: 'Enviar el prechequeo' }).click();
  await page.waitForURL(/prechequeo\/declaracion\//);
  await page.goto('about:blank');
  const lies = async (): Promise<unknown> => (await page.request.get('/api/v1/precheck/draft')).json();
  await expect.poll(lies, { message: 'what lies on the server' }).toBeNull();
});

test('a lost connection keeps the answers and declares once when it is back', async ({
  page,
  watch,
}) => {
  watch.allow(CUT_OFF);
  const precheck = new Precheck(page);
  await precheck.enters([traveller()]);
  await page.route('**/api/v1/precheck/declarations', (route) => route.abort());
  await page.getByRole('button', { name: 'Enviar el prechequeo' }).click();
  await expect(page.getByText('Lo que escribió sigue aquí')).toBeVisible();
  await page.unroute('**/api/v1/precheck/declarations');
  await precheck.sends();
});

test('an answer that got lost on its way back is not a second declaration', async ({
  page,
  watch,
}) => {
  watch.allow(CUT_OFF);
  const precheck = new Precheck(page);
  await precheck.enters([traveller()]);
  const made: string[] = [];
  await page.route('**/api/v1/precheck/declarations', async (route) => {
    const answer = await route.fetch();
    made.push(((await answer.json()) as { declaration: string }).declaration);
    await (made.length === 1 ? route.abort() : route.fulfill({ response: answer }));
  });
  await page.getByRole('button', { name: 'Enviar el prechequeo' }).click();
  await expect(page.getByText('Lo que escribió sigue aquí')).toBeVisible();
  await precheck.sends();
  expect(made).toHaveLength(2);
  expect(made[1]).toBe(made[0]);
});

test('a trip that is too early is kept, and the link of its mail goes on with it', async ({
  page,
  mailbox,
  email,
  browser,
}) => {
  const precheck = new Precheck(page);
  await precheck.begins('Entro');
  await precheck.fillsTheTrip(inDays(7 * WEEKS_AHEAD));
  await expect(page.getByText('Este viaje se puede enviar desde el')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Correo electrónico').fill(email);
  await page.getByRole('button', { name: 'Guardar y avisarme' }).click();
  await expect(page.getByText('Le enviamos un enlace a su correo')).toBeVisible();
  const address = link(await mailbox.about(email, /Guardamos sus respuestas/), 'prechequeo/enlace');
  const context = await browser.newContext({ locale: 'es-HN' });
  const other = await context.newPage();
  await open(other, address);
  await other.getByRole('link', { name: 'Contestar esa pregunta' }).click();
  await expect(other).toHaveURL(/prechequeo\/transporte$/);
  await open(other, '/es/prechequeo/viaje');
  await expect(other.getByLabel('¿De qué país viene?')).toHaveValue('USA');
  await context.close();
});

test('whoever sent much proves to be no program without doing anything', async ({
  page,
  replica,
}) => {
  const product = await replica({ settings: { VENTANILLA_PRECHECK__FREE_PER_VISITOR: '0' } });
  const precheck = new Precheck(page, product.address);
  await precheck.enters([traveller()]);
  const proven = page.waitForRequest((request) => request.headers().altcha !== undefined);
  // A fast device is done before anybody could read what it does: its challenge comes late.
  let comes = (): void => {};
  const late = new Promise<void>((resolve) => {
    comes = resolve;
  });
  await page.route('**/precheck/challenge', async (route) => {
    await late;
    await route.continue();
  });
  await page.getByRole('button', { name: 'Enviar el prechequeo' }).click();
  await expect(page.getByText('Comprobando que no es un programa')).toBeVisible();
  comes();
  await proven;
  await precheck.seesItDeclared();
});

test('a page opened out of turn leads to the question before it', async ({ page }) => {
  await open(page, '/es/prechequeo/revisar');
  await page.getByRole('link', { name: 'Contestar esa pregunta' }).click();
  await expect(page).toHaveURL(/prechequeo\/sentido$/);
});
