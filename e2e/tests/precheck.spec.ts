// Declaring a trip: alone, as a family, leaving, and what is refused on the way.
import { expectAccessible, expectNoSidewaysScroll, open } from '../support/page.ts';
import { expect, test } from '../support/test.ts';
import { Precheck, fillDate, inDays, traveller } from '../support/traveller.ts';

const SPECIMEN =
  'P<HNDZELAYA<<ANA<<<<<<<<<<<<<<<<<<<<<<<<<<<<\nE123456<<3HND9001055F3001019<<<<<<<<<<<<<<00';

test('one traveller declares an entry and gets a code', async ({ page, mailbox, email }) => {
  const precheck = new Precheck(page);
  await precheck.enters([traveller()], email);
  await expectAccessible(page);
  await precheck.sends();
  const code = page.getByRole('img', { name: 'Código QR de Ana María Zelaya Pineda' });
  await expect(code).toBeVisible();
  expect((await code.boundingBox())?.width).toBeGreaterThan(200);
  await expect(page.getByText(`También lo enviamos a ${email}`)).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  const mail = await mailbox.about(email, /./);
  expect(mail.attachments.map(({ type }) => type)).toEqual(['application/pdf']);
});

test('the first page says for whom it is mandatory, as the border tables have it', async ({ page }) => {
  await open(page, '/es/prechequeo');
  await expect(page.getByText('Es obligatorio para nacionales de Nicaragua.')).toBeVisible();
  await page.route('**/precheck/tables', async (route) => {
    const answer = await route.fetch();
    const tables = (await answer.json()) as object;
    await route.fulfill({ response: answer, json: { ...tables, mandatory_for: [] } });
  });
  await page.reload();
  await expect(page.getByText('Es opcional.')).toBeVisible();
});

test('the confirmation survives a bookmark and gives the paper', async ({ page }) => {
  const precheck = new Precheck(page);
  await precheck.enters([traveller()]);
  await precheck.sends();
  await page.goto('/es/');
  await page.goBack();
  await precheck.seesItDeclared();
  const paper = page.getByRole('link', { name: /Descargar el PDF/ });
  const answer = await page.request.get((await paper.getAttribute('href')) as string);
  expect(answer.headers()['content-type']).toBe('application/pdf');
});

test('a family shares the trip and has a code each', async ({ page }) => {
  const precheck = new Precheck(page);
  const child = traveller({ givenNames: 'Luis', born: ['2', '9', '2019'], sex: 'M', profession: 'Estudiante' });
  await precheck.enters([traveller(), child]);
  await precheck.sends();
  await expect(page.getByRole('img', { name: /Código QR/ })).toHaveCount(2);
  expect(await precheck.reference(0)).not.toBe(await precheck.reference(1));
});

test('two people with one document are refused where they are typed', async ({ page }) => {
  const precheck = new Precheck(page);
  const ana = traveller();
  await precheck.begins('Entro');
  await precheck.tellsTheTrip();
  await precheck.tellsTheFlight();
  await precheck.tellsOne(ana);
  await precheck.opensAnother();
  // Who travels together lives together: the residence is there already.
  await expect(page.getByLabel('País donde vive')).toHaveValue('USA');
  await page.getByLabel('Nombres').fill('Luis');
  await page.getByLabel('Apellidos').fill('Zelaya');
  await fillDate(page.getByRole('group', { name: 'Fecha de nacimiento' }), ['2', '9', '2019']);
  await page.getByRole('radio', { name: '(M)' }).check();
  await page.getByLabel('Número del documento').fill(ana.number);
  await fillDate(page.getByRole('group', { name: 'Vence el' }), ana.expires);
  await page.getByLabel('Profesión u oficio').fill('Estudiante');
  await page.getByRole('button', { name: 'Guardar persona' }).click();
  await expect(page.getByRole('alert')).toContainText('mismo documento');
});

test('whoever leaves is not asked where they stay', async ({ page }) => {
  const precheck = new Precheck(page);
  await precheck.begins('Salgo');
  await precheck.tellsTheTrip();
  await precheck.tellsTheFlight();
  await precheck.tellsOne(traveller());
  await precheck.goOn('Continuar', /prechequeo\/contacto$/);
  await precheck.tellsTheContact();
  await expect(page.getByText('Estancia en Honduras')).toHaveCount(0);
  await precheck.sends();
});

test('whoever crosses on foot is asked for no plate, and a vehicle typed before is not sent', async ({
  page,
}) => {
  const precheck = new Precheck(page);
  await precheck.begins('Entro');
  await precheck.tellsTheTrip();
  await page.getByRole('radio', { name: 'Por tierra, en vehículo' }).check();
  await page.getByLabel('Frontera').selectOption('corinto');
  await page.getByLabel('Placa del vehículo').fill('PDK 1234');
  await page.getByRole('radio', { name: 'A pie' }).check();
  await expect(page.getByLabel('Frontera')).toHaveValue('corinto');
  await expect(page.getByLabel('Placa del vehículo')).toHaveCount(0);
  await expect(page.getByText('Hora de salida')).toHaveCount(0);
  await expectAccessible(page);
  await precheck.goOn('Continuar', /prechequeo\/personas$/);
  await precheck.tellsOne(traveller());
  await precheck.goOn('Continuar', /prechequeo\/estancia$/);
  await precheck.tellsTheStay();
  await precheck.tellsTheContact();
  await expect(page.getByText('A pie', { exact: true })).toBeVisible();
  await expect(page.getByText('PDK')).toHaveCount(0);
  await precheck.sends();
  await expect(page.getByText('A pie', { exact: true })).toBeVisible();
  await expect(page.getByText('Placa')).toHaveCount(0);
});

test('a changed answer leads back to the check of the answers', async ({ page }) => {
  const precheck = new Precheck(page);
  await precheck.enters([traveller()]);
  await page.getByRole('link', { name: 'Cambiar Dirección' }).click();
  await expect(page.locator('h1')).toBeFocused();
  await page.getByLabel('Municipio o ciudad').fill('La Ceiba');
  await precheck.goOn('Continuar', /prechequeo\/revisar$/);
  await expect(page.getByText('Barrio Abajo, casa 12, La Ceiba')).toBeVisible();
});

test('a day that has passed is said while it is typed, and refused', async ({ page }) => {
  const precheck = new Precheck(page);
  await precheck.begins('Entro');
  await precheck.fillsTheTrip(inDays(-2));
  await expect(page.getByText('Ese día ya pasó.')).toBeVisible();
  await page.getByRole('button', { name: 'Continuar' }).click();
  await expect(page.locator('.error-summary')).toContainText('La fecha del viaje ya pasó');
  await expect(page.locator('.error-summary')).toBeFocused();
  await expectAccessible(page);
});

test('the lines of a passport fill the fields, to be compared by eye', async ({ page }) => {
  const precheck = new Precheck(page);
  await precheck.begins('Entro');
  await precheck.tellsTheTrip();
  await precheck.tellsTheFlight();
  await page.getByText('Llenar con las líneas').click();
  await page.getByLabel(/Líneas de letras/).fill(SPECIMEN);
  await page.getByRole('button', { name: 'Leer las líneas' }).click();
  await expect(page.getByText('Compare con su documento')).toBeVisible();
  await expect(page.getByLabel('Apellidos')).toHaveValue('ZELAYA');
  await expect(page.getByLabel('Número del documento')).toHaveValue('E123456');
  await expect(page.getByRole('radio', { name: '(F)' })).toBeChecked();
  await expectAccessible(page);
});
