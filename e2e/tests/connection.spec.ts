// The link is cut at each part of the app that arrives by itself.
import { Journey } from '../support/journey.ts';
import { CUT_OFF, cutThePart, mendThePart } from '../support/network.ts';
import { expectAccessible, expectHeading, open } from '../support/page.ts';
import { someone } from '../support/people.ts';
import { expect, test } from '../support/test.ts';

const NOT_ARRIVED = 'Esta parte de la página no llegó.';
const AGAIN = 'Intentar de nuevo';

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
  await mendThePart(page, 'pago');
  await page.getByRole('button', { name: AGAIN }).click();
  await expect(page.getByText(`${person.givenNames} ${person.surnames}`).first()).toBeVisible();
});
