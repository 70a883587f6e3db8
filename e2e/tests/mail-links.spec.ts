// What the links of mails open, for whoever has the mail and no session.
import type { Browser, Page } from '@playwright/test';
import { BASE_URL } from '../support/addresses.ts';
import { link } from '../support/mailbox.ts';
import { expectAccessible, open } from '../support/page.ts';
import { expect, test } from '../support/test.ts';

// Another device than the one that booked.
async function elsewhere(browser: Browser, baseURL = BASE_URL): Promise<Page> {
  const context = await browser.newContext({ locale: 'es-HN', baseURL });
  return context.newPage();
}

test('the link of the confirmation shows the appointment, also the second time', async ({
  browser,
  citizen,
  mailbox,
}) => {
  await citizen.signIn();
  const booking = await citizen.books();
  const address = link(await mailbox.about(citizen.email, /Cita confirmada/), 'enlace');
  const page = await elsewhere(browser);
  for (const _ of ['first', 'second']) {
    await open(page, address);
    await expect(page.getByText(booking.appointments[0]!.reference)).toBeVisible();
    await expectAccessible(page);
    await page.goto('about:blank');
  }
  await open(page, address);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Descargar el comprobante (PDF)' }).click();
  expect(await (await download).failure()).toBeNull();
  await page.getByRole('link', { name: 'Cambiar o cancelar' }).click();
  // Looking needs the mail alone; changing needs a code too.
  await page.getByRole('link', { name: 'Cancelar la cita' }).click();
  await page.getByRole('button', { name: 'Sí, cancelar la cita' }).click();
  await expect(page.getByText('Confirme que es usted')).toBeVisible();
  await expectAccessible(page);
  await page.context().close();
});

test('a link that was cut off opens nothing and says what to do', async ({ page }) => {
  await open(page, '/es/enlace#cortado');
  await expect(page.getByText('Este enlace ya no abre nada')).toBeVisible();
  await expectAccessible(page);
  await open(page, '/es/reconfirmar');
  await expect(page.getByText('Este enlace ya no abre nada')).toBeVisible();
});

for (const answer of ['asistiré', 'liberar'] as const) {
  test(`a reminder is answered with "${answer}", and a second click says so`, { tag: '@desktop' }, async ({
    browser,
    citizen,
    mailbox,
    replica,
  }) => {
    test.setTimeout(120_000);
    await citizen.signIn();
    const booking = await citizen.books();
    const starts = Date.parse(booking.appointments[0]!.starts_at.at);
    // Due at the next whole minute: who booked after the reminder's hour gets none.
    const minutes = Math.floor((starts - Date.now()) / 60_000);
    const office = await replica({ policy: { 'times.reminders': `["${minutes} min"]` } });
    const due = starts - minutes * 60_000;
    await new Promise((later) => setTimeout(later, Math.max(due - Date.now(), 0) + 500));
    await office.job('appointments.remind');
    const address = link(await mailbox.about(citizen.email, /¿Irá\?/), 'reconfirmar');
    const page = await elsewhere(browser, office.address);
    await open(page, address);
    await expectAccessible(page);
    await page.getByRole('button', { name: new RegExp(answer) }).click();
    const done = answer === 'asistiré' ? 'Le esperamos' : 'El lugar ya está libre';
    await expect(page.getByText(done)).toBeVisible();
    await page.goto('about:blank');
    await open(page, address);
    await expect(page.getByText(done)).toBeVisible();
    await expectAccessible(page);
    await page.context().close();
  });
}
