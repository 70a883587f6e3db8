// An appointment goes to another time, and its money follows.
import { CARD_THAT_PAYS, chooseAnotherTime, payWith } from '../support/journey.ts';
import { expectAccessible, expectNoSidewaysScroll, open } from '../support/page.ts';
import { someone } from '../support/people.ts';
import { expect, test } from '../support/test.ts';

const CHANGE = 'Cambiar a esta fecha';

test('moves to a time of the same price, once the new one is seen', async ({
  page,
  citizen,
  mailbox,
}) => {
  await citizen.signIn();
  const booking = await citizen.books();
  const before = booking.appointments[0]!;
  await open(page, `/es/mis-citas/${before.id}`);
  await page.getByRole('link', { name: 'Cambiar la fecha' }).click();
  await chooseAnotherTime(page);
  await expect(page.getByText('Ninguna: cuesta lo mismo')).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: CHANGE }).click();
  await expect(page).toHaveURL(new RegExp(`mis-citas/${before.id}$`));
  await expect(page.getByText('Le queda un cambio de fecha.')).toBeVisible();
  const after = await citizen.appointment(before.id);
  expect(after.starts_at.at).not.toBe(before.starts_at.at);
  await mailbox.about(citizen.email, /Su cita cambió/);
});

test('a dearer office takes the difference first and keeps the old time until then', async ({
  page,
  citizen,
}) => {
  await citizen.signIn();
  const booking = await citizen.books({ office: 'tegucigalpa' });
  const before = booking.appointments[0]!;
  await open(page, `/es/mis-citas/${before.id}/mover`);
  await page.getByLabel('Consulado').selectOption('atlanta');
  await chooseAnotherTime(page);
  await expect(page.getByText(/Paga .*25/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Apartar y pagar la diferencia' }).click();
  await expect(page.locator('input[name=number]')).toBeVisible();
  expect((await citizen.appointment(before.id)).office).toBe('tegucigalpa');
  await page.getByText('Volver sin pagar').click();
  await expect(page.getByText('El cambio espera el pago de la diferencia')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Pagar la diferencia' }).click();
  await payWith(page, CARD_THAT_PAYS);
  await expect(page.getByText('Consulado en Atlanta')).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText('El cambio espera')).toBeHidden();
});

test('a cheaper office gives the difference back by itself', async ({ page, citizen, mailbox }) => {
  await citizen.signIn();
  const booking = await citizen.books({ office: 'houston' });
  const { id } = booking.appointments[0]!;
  await open(page, `/es/mis-citas/${id}/mover`);
  await page.getByLabel('Consulado').selectOption('tegucigalpa');
  await chooseAnotherTime(page);
  await expect(page.getByText(/Se le devuelven .*25/)).toBeVisible();
  await page.getByRole('button', { name: CHANGE }).click();
  await expect(page).toHaveURL(new RegExp(`mis-citas/${id}$`));
  await expect(page.getByRole('heading', { name: 'Devoluciones' })).toBeVisible();
  await expectAccessible(page);
  await mailbox.about(citizen.email, /devolución está hecha/);
  await page.reload();
  await expect(page.getByText('Devuelto', { exact: true })).toBeVisible();
});

test('one person of a group moves alone', async ({ page, citizen }) => {
  await citizen.signIn();
  const booking = await citizen.books({ people: [someone(), someone({ givenNames: 'Luis' })] });
  const [stays, moves] = booking.appointments;
  await open(page, `/es/mis-citas/${moves!.id}/mover`);
  await chooseAnotherTime(page);
  await page.getByRole('button', { name: CHANGE }).click();
  await expect(page).toHaveURL(new RegExp(`mis-citas/${moves!.id}$`));
  expect((await citizen.appointment(stays!.id)).starts_at).toEqual(stays!.starts_at);
  expect((await citizen.appointment(moves!.id)).starts_at).not.toEqual(moves!.starts_at);
});

test('after two moves a third is refused in words, and cancelling is still offered', async ({
  page,
  citizen,
}) => {
  await citizen.signIn();
  const { id } = (await citizen.books()).appointments[0]!;
  for (const day of [1, 2]) {
    const [time] = await citizen.times('miami', 'passport-10', day);
    await citizen.moves(id, 'miami', time!.slot);
  }
  await open(page, `/es/mis-citas/${id}`);
  await expect(page.getByText('Ya no le quedan cambios de fecha.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Cambiar la fecha' })).toBeHidden();
  await page.goto(`/es/mis-citas/${id}/mover`);
  await expect(page.getByText('Ya usó todos los cambios de fecha')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Ver la cita' }).click();
  await expect(page.getByRole('link', { name: 'Cancelar la cita' })).toBeVisible();
});
