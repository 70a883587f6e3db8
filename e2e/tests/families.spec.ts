// Up to four people in one booking, each with a service of their own.
import { CARD_THAT_PAYS, Journey } from '../support/journey.ts';
import { expectAccessible, expectNoSidewaysScroll, open } from '../support/page.ts';
import { aged, someone } from '../support/people.ts';
import { expect, test } from '../support/test.ts';

const MOTHER = { givenNames: 'Rosa Elena', service: 'minor-authorisation' };
const CHILD = { givenNames: 'Ana Lucía', born: aged(9), service: 'passport-5' };

test('a mother books for herself and her child, and takes a third person off again', async ({
  page,
  mailbox,
  email,
}) => {
  const journey = new Journey(page, mailbox);
  await journey.toThePeople(email);
  await journey.fillIn(someone(MOTHER));
  await journey.addPerson(someone({ givenNames: 'Equivocado' }), 1);
  await journey.addPerson(someone(CHILD), 2);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: 'Quitar a la persona 2' }).click();
  await expect(page.locator('section.person')).toHaveCount(2);
  await expect(page.locator('section.person').nth(1).getByLabel('Nombres')).toHaveValue('Ana Lucía');
  await journey.hold();
  await expect(page.getByText('Equivocado')).toBeHidden();
  await expect(page.getByRole('link', { name: /pago de .*110/ })).toBeVisible();
  await expectAccessible(page);
  await journey.fromReviewToStripe();
  await journey.pay(CARD_THAT_PAYS);
  await journey.seesItConfirmed();
  await expect(page.getByRole('heading', { name: 'Rosa Elena Zelaya Paz' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Ana Lucía Zelaya Paz' })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test('a child cannot have the passport of ten years, and is told which one fits', async ({
  page,
  mailbox,
  email,
}) => {
  const journey = new Journey(page, mailbox);
  await journey.toThePeople(email);
  await journey.fillIn(someone({ ...CHILD, service: 'passport-10' }));
  await page.getByRole('button', { name: 'Continuar', exact: true }).click();
  await expect(page.getByRole('alert').first()).toBeFocused();
  await expectAccessible(page);
  await page.locator('#people-0-service').selectOption('passport-5');
  await journey.hold();
  await expect(page.getByRole('link', { name: /pago de .*60/ })).toBeVisible();
});

test('the same document twice is refused before any place is held', async ({
  page,
  mailbox,
  email,
}) => {
  const journey = new Journey(page, mailbox);
  const person = someone();
  await journey.toThePeople(email);
  await journey.fillIn(person);
  await journey.addPerson({ ...person, givenNames: 'Otra' }, 1);
  await page.getByRole('button', { name: 'Continuar', exact: true }).click();
  await expect(page.getByRole('alert').first()).toBeFocused();
  await expect(page).toHaveURL(/citas\/personas$/);
});

test('one of four cancels later: only their price goes back, the others stay', async ({
  page,
  citizen,
  mailbox,
}) => {
  const family = ['Ana', 'Luis', 'Rosa', 'Juan'].map((givenNames) => someone({ givenNames }));
  await citizen.signIn();
  const booking = await citizen.books({ people: family, office: 'houston' });
  await open(page, '/es/mis-citas');
  await expect(page.getByText('Confirmada', { exact: true })).toHaveCount(4);
  await page.getByRole('link', { name: 'Luis Zelaya Paz' }).click();
  await page.getByRole('link', { name: 'Cancelar la cita' }).click();
  await expect(page.getByText('Se le devuelve', { exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Sí, cancelar la cita' }).click();
  await expect(page.getByText('Cancelada').first()).toBeVisible();
  await expectAccessible(page);
  await mailbox.about(citizen.email, /cancelada/);
  const states = (await citizen.booking(booking.id)).appointments.map(({ state }) => state);
  expect(states.sort()).toEqual(['cancelled', 'confirmed', 'confirmed', 'confirmed']);
  await page.goto(`/es/citas/confirmada/${booking.id}`);
  await expect(page.getByText('Su cita está confirmada')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Luis Zelaya Paz' })).toBeHidden();
});
