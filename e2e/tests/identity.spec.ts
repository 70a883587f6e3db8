// Signing in with a code by mail, and the way back for whoever lost the address.
import type { Page } from '@playwright/test';
import { LANGS, type Lang } from '../support/addresses.ts';
import type { Appointment, Citizen } from '../support/citizen.ts';
import { signIn } from '../support/journey.ts';
import { link } from '../support/mailbox.ts';
import { expectAccessible, expectNoSidewaysScroll, open } from '../support/page.ts';
import { someone, type Person } from '../support/people.ts';
import { expect, test } from '../support/test.ts';
import { WORDS } from '../support/words.ts';

test('signs in with the code of the mail', async ({ page, mailbox, email }) => {
  await open(page, '/es/entrar');
  await signIn(page, mailbox, email);
  await expect(page).toHaveURL(/\/es\/mis-citas$/);
  await expectAccessible(page);
});

test('a wrong code is refused in words, and the right one still works', async ({
  page,
  mailbox,
  email,
}) => {
  await open(page, '/es/entrar');
  await page.getByLabel('Correo electrónico').fill(email);
  await page.getByRole('button', { name: 'Enviarme el código' }).click();
  const code = await mailbox.code(email);
  const wrong = code === '000000' ? '000001' : '000000';
  await page.getByLabel('Código').fill(wrong);
  await page.getByRole('button', { name: 'Continuar' }).click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Código').fill(code);
  await page.getByRole('button', { name: 'Continuar' }).click();
  await expect(page).toHaveURL(/\/es\/mis-citas$/);
});

test('signs in with the keyboard alone', async ({ page, mailbox, email }) => {
  await open(page, '/es/entrar');
  await page.getByLabel('Correo electrónico').focus();
  await page.keyboard.type(email);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Código')).toBeVisible();
  const code = await mailbox.code(email);
  await page.getByLabel('Código').focus();
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/es\/mis-citas$/);
});

const LOST = {
  es: {
    lost: 'Ya no tengo acceso a mi correo',
    reference: 'Referencia de la cita',
    newAddress: 'Correo nuevo',
    ask: 'Pedir el cambio',
    received: 'Recibimos su pedido',
    waits: /cambio de correo está en espera/,
  },
  en: {
    lost: 'I no longer have access to my e-mail',
    reference: 'Reference of the appointment',
    newAddress: 'New e-mail address',
    ask: 'Ask for the change',
    received: 'We have received your request',
    waits: /change of e-mail is waiting/,
  },
};

interface Claim {
  reference: string;
  person: Person;
  newAddress: string;
}

// Booked, and then the browser that was signed in is gone with the address.
async function bookedOnceBy(citizen: Citizen, person: Person, page: Page): Promise<Appointment> {
  await citizen.signIn();
  const booking = await citizen.books({ people: [person] });
  await page.context().clearCookies();
  return booking.appointments[0]!;
}

async function asksForTheChange(page: Page, claim: Claim, lang: Lang = 'es', address = ''): Promise<void> {
  const [words, fields] = [LOST[lang], WORDS[lang]];
  await open(page, `${address}/${lang}/entrar`);
  await page.getByRole('link', { name: words.lost }).click();
  await page.getByLabel(words.reference).fill(claim.reference);
  await page.getByLabel(fields.number).fill(claim.person.dni);
  await page.getByLabel(fields.day).fill(claim.person.born.day);
  await page.getByLabel(fields.month).fill(claim.person.born.month);
  await page.getByLabel(fields.year).fill(claim.person.born.year);
  await page.getByLabel(words.newAddress).fill(claim.newAddress);
  await page.getByRole('button', { name: words.ask }).click();
  await expect(page.getByText(words.received)).toBeVisible();
}

for (const lang of LANGS) {
  test(`in ${lang}, a change of a lost address is told to the old one, which refuses it`, async ({
    page,
    citizen,
    mailbox,
    email,
  }) => {
    const person = someone();
    const { reference } = await bookedOnceBy(citizen, person, page);
    const born = { ...person.born, year: '1986' };
    const wrong = { reference, person: { ...person, born }, newAddress: `falso.${email}` };
    await asksForTheChange(page, wrong, lang);
    const answered = await page.locator('.page').innerText();
    const right = { reference, person, newAddress: `nuevo.${email}` };
    await asksForTheChange(page, right, lang);
    expect(await page.locator('.page').innerText()).toBe(answered);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await mailbox.about(right.newAddress, LOST[lang].waits);
    // The old address is written to in the language of its account.
    const notice = await mailbox.about(email, /cambiar el correo/);
    expect(notice.text).not.toContain(right.newAddress);
    const told = (await mailbox.to(email)).filter(({ subject }) => subject === notice.subject);
    expect(told).toHaveLength(1);
    expect(await mailbox.to(wrong.newAddress)).toEqual([]);
    for (const _ of ['first', 'second']) {
      await open(page, link(notice, 'correo-perdido'));
      await expect(page.getByText('El cambio se detuvo')).toBeVisible();
      await expectAccessible(page);
      await page.goto('about:blank');
    }
  });
}

test('once the delay is over the new address opens the appointment and the old one nothing', async ({
  page,
  citizen,
  mailbox,
  email,
  replica,
}) => {
  const office = await replica({ settings: { VENTANILLA_RECOVERIES__DELAY_HOURS: '0' } });
  const person = someone();
  const { reference } = await bookedOnceBy(citizen, person, page);
  const newAddress = `nuevo.${email}`;
  await asksForTheChange(page, { reference, person, newAddress }, 'es', office.address);
  const notice = await mailbox.about(email, /cambiar el correo/);
  await office.job('recoveries.apply');
  const done = await mailbox.about(newAddress, /El correo de su cita cambió/);
  await open(page, link(done, 'enlace'));
  await expect(page.getByText(reference)).toBeVisible();
  await open(page, '/es/entrar');
  await signIn(page, mailbox, newAddress);
  await page.locator('main a[href*="/mis-citas/"]').click();
  await expect(page.getByText(reference)).toBeVisible();
  await open(page, link(notice, 'correo-perdido'));
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByText('El cambio se detuvo')).toBeHidden();
  await expectAccessible(page);
});

test('a claim for a lost address names what is missing and keeps what was typed', async ({ page }) => {
  await open(page, '/es/correo-perdido');
  await page.getByLabel(LOST.es.reference).fill('VT-7K3M');
  await page.getByRole('radio', { name: 'Pasaporte' }).check();
  await page.getByLabel('País que lo emitió').selectOption('ESP');
  await page.getByLabel('Año').fill('19');
  await page.getByRole('button', { name: LOST.es.ask }).click();
  await expect(page.getByRole('alert').first()).toBeFocused();
  await expectAccessible(page);
  await page.locator('header a[hreflang=en]').click();
  await expect(page.getByLabel(LOST.en.reference)).toHaveValue('VT-7K3M');
  await expect(page.getByRole('radio', { name: 'Passport' })).toBeChecked();
  await expect(page.getByLabel('Country that issued it')).toHaveValue('ESP');
  await expect(page.getByLabel('Year')).toHaveValue('19');
});
