// The language is switched on every step, with half-typed answers.
import type { Page } from '@playwright/test';
import type { Lang } from '../support/addresses.ts';
import { Citizen } from '../support/citizen.ts';
import { CARD_THAT_PAYS, chooseAnotherTime, Journey } from '../support/journey.ts';
import { link } from '../support/mailbox.ts';
import { expectHeading, open } from '../support/page.ts';
import { someone } from '../support/people.ts';
import { expect, test } from '../support/test.ts';

// Title and focus follow, and the page is the same one.
async function switchTo(page: Page, lang: Lang): Promise<void> {
  const path = new URL(page.url()).pathname.slice(3);
  await page.locator(`header a[hreflang=${lang}]`).click();
  await expect(page).toHaveURL(new RegExp(`/${lang}${path}(\\?.*)?$`));
  await expect(page.locator('html')).toHaveAttribute('lang', lang);
  await expect(page.locator('header a[hreflang]')).toBeFocused();
  await expectHeading(page);
}

test('from the service to the calendar every answer stays', async ({ page }) => {
  await open(page, '/es/citas/servicio');
  await page.getByRole('radio', { name: /Pasaporte.*10 años/ }).check();
  await switchTo(page, 'en');
  await expect(page.getByRole('radio', { name: /Passport.*10 years/ })).toBeChecked();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Country where you are').selectOption('ESP');
  await page.getByRole('radio').nth(1).check();
  await switchTo(page, 'es');
  await expect(page.getByLabel('País donde está')).toHaveValue('ESP');
  await expect(page.getByRole('radio').nth(1)).toBeChecked();
  await page.getByRole('button', { name: 'Continuar' }).click();
  await page.getByRole('radio', { name: '21 o más' }).check();
  await page.getByRole('checkbox').check();
  await switchTo(page, 'en');
  await expect(page.getByRole('radio', { name: '21 or older' })).toBeChecked();
  await expect(page.getByRole('checkbox')).toBeChecked();
  await page.getByRole('radio', { name: 'Yes' }).check();
  await page.getByRole('button', { name: 'See the dates' }).click();
  await page.locator('.calendar__day--open').first().click();
  await page.locator('button.time').first().click();
  await switchTo(page, 'es');
  await expect(page.locator('.calendar__day[aria-pressed=true]')).toHaveCount(1);
  await expect(page.locator('button.time[aria-pressed=true]')).toHaveCount(1);
});

test('from the address to the payment nothing half-typed is lost', async ({
  page,
  mailbox,
  email,
}) => {
  const journey = new Journey(page, mailbox);
  await journey.toTheDates();
  await journey.chooseTime();
  await journey.goOn('Continuar con la reserva', /citas\/correo$/);
  await page.getByLabel('Correo electrónico').fill(email);
  await switchTo(page, 'en');
  await expect(page.getByLabel('E-mail address')).toHaveValue(email);
  await page.getByRole('button', { name: 'Send me the code' }).click();
  await page.getByLabel('Code').fill('12');
  await switchTo(page, 'es');
  await expect(page.getByLabel('Código')).toHaveValue('12');
  await page.getByLabel('Código').fill(await mailbox.code(email));
  await page.getByRole('button', { name: 'Continuar' }).click();
  await journey.fillIn(someone({ givenNames: 'Media palab' }));
  await journey.addPerson(someone({ givenNames: 'Otra', service: 'salvoconducto' }), 1);
  await page.getByRole('button', { name: /segundo documento/ }).first().click();
  await switchTo(page, 'en');
  const [first, second] = [0, 1].map((place) => page.locator('section.person').nth(place));
  await expect(first!.getByLabel('Given names')).toHaveValue('Media palab');
  await expect(first!.getByText('Second document', { exact: true })).toBeVisible();
  await expect(second!.getByLabel('Service')).toHaveValue('salvoconducto');
  await expect(second!.getByLabel('Year')).toHaveValue('1985');
  await page.getByRole('button', { name: 'Remove the second document' }).click();
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await expect(page.locator('button.time[aria-pressed=true]')).toHaveCount(1);
  await switchTo(page, 'es');
  await expect(page.locator('button.time[aria-pressed=true]')).toHaveCount(1);
  await journey.goOn('Apartar esta hora', /citas\/revisar$/);
  await switchTo(page, 'en');
  await expect(page.locator('.countdown__time')).toBeVisible();
  await page.getByRole('link', { name: /Go on to pay/ }).click();
  await switchTo(page, 'es');
  await page.getByRole('button', { name: /con tarjeta/ }).click();
  await journey.pay(CARD_THAT_PAYS);
  await journey.seesItConfirmed();
  await switchTo(page, 'en');
  await expect(page.getByText('Your appointment is confirmed')).toBeVisible();
});

test('another date, and the code that it asks for, stay half-done', async ({
  page,
  mailbox,
  email,
  replica,
}) => {
  // The second code follows the first within a minute.
  const { address } = await replica({ settings: { VENTANILLA_CODES__RESEND_SECONDS: '0' } });
  const citizen = new Citizen(page.request, mailbox, email, address);
  await citizen.signIn();
  const { id } = (await citizen.books()).appointments[0]!;
  // Whoever has the mail and no session looks freely, and is asked for a code to change.
  await page.context().clearCookies();
  const confirmation = await mailbox.about(email, /Cita confirmada/);
  await open(page, `${address}${link(confirmation, 'enlace')}`);
  await page.getByRole('link', { name: 'Cambiar o cancelar' }).click();
  await page.getByRole('link', { name: 'Cambiar la fecha' }).click();
  await page.getByLabel('Consulado').selectOption('atlanta');
  await chooseAnotherTime(page);
  const offered = page.locator('time[datetime]').last();
  const wanted = await offered.getAttribute('datetime');
  await switchTo(page, 'en');
  await expect(page.getByLabel('Consulate')).toHaveValue('atlanta');
  await expect(page.locator('button.time[aria-pressed=true]')).toHaveCount(1);
  await expect(offered).toHaveAttribute('datetime', wanted as string);
  await page.getByRole('button', { name: 'Change to this date' }).click();
  await page.getByLabel('E-mail address').fill(email);
  await switchTo(page, 'es');
  await expect(page.getByLabel('Correo electrónico')).toHaveValue(email);
  await page.getByRole('button', { name: 'Enviarme el código' }).click();
  await page.getByLabel('Código').fill('12');
  await switchTo(page, 'en');
  await expect(page.getByLabel('Code')).toHaveValue('12');
  await page.getByLabel('Code').fill(await mailbox.code(email));
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page).toHaveURL(new RegExp(`/en/mis-citas/${id}$`));
  const { office, starts_at } = await citizen.appointment(id);
  expect(office).toBe('atlanta');
  expect(Date.parse(starts_at.at)).toBe(Date.parse(wanted as string));
});

test('a half-typed telephone stays in sight', async ({ page, citizen }) => {
  await citizen.signIn();
  const { id } = (await citizen.books()).appointments[0]!;
  await open(page, `/es/mis-citas/${id}`);
  await page.getByText('Cambiar el teléfono o el idioma').click();
  await page.getByLabel('Teléfono de contacto').fill('+1 305');
  await switchTo(page, 'en');
  await expect(page.getByLabel('Contact telephone')).toBeVisible();
  await expect(page.getByLabel('Contact telephone')).toHaveValue('+1 305');
});

test('the whole journey in English', async ({ page, mailbox, email }) => {
  const journey = new Journey(page, mailbox, 'en');
  await journey.toStripe(email);
  await journey.pay(CARD_THAT_PAYS);
  await journey.seesItConfirmed();
  await mailbox.about(email, /Appointment confirmed/);
});
