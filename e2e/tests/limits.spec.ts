// Whoever asks too often is told to wait, in their language, and loses nothing.
import { Journey } from '../support/journey.ts';
import { expectAccessible } from '../support/page.ts';
import { someone } from '../support/people.ts';
import { expect, test } from '../support/test.ts';

test('too many attempts are refused in plain words and the answers stay', { tag: '@phone' }, async ({
  page,
  request,
  mailbox,
  email,
  replica,
}) => {
  const { address } = await replica({ settings: { VENTANILLA_LIMITS__BOOKINGS__PER_VISITOR: '1' } });
  const journey = new Journey(page, mailbox, 'es', address);
  await journey.toThePeople(email);
  const person = someone();
  await journey.fillIn(person);
  await journey.goOn('Continuar', /citas\/hora$/);
  // Somebody behind the same network address books at the same moment.
  await page.route('**/api/v1/appointments/bookings', async (route) => {
    await request.post(`${address}/api/v1/appointments/bookings`, { data: {} });
    await route.continue();
  });
  await page.getByRole('button', { name: 'Apartar esta hora' }).click();
  await expect(page.getByText('Hizo muchos intentos seguidos')).toBeVisible();
  await expectAccessible(page);
  await page.locator('header a[hreflang=en]').click();
  await expect(page).toHaveURL(/\/en\/citas\/hora$/);
  await page.getByRole('button', { name: 'Keep this time for me' }).click();
  await expect(page.getByText('You made many attempts in a row')).toBeVisible();
  // Back over the language and the time to the people.
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(/\/es\/citas\/personas$/);
  await expect(page.getByLabel('Nombres')).toHaveValue(person.givenNames);
});
