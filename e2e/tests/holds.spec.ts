// Places that are held: they lapse, they are taken by others, they wait for whoever comes back.
import { Citizen, type Time } from '../support/citizen.ts';
import { CARD_THAT_PAYS, Journey } from '../support/journey.ts';
import { expectAccessible, expectNoSidewaysScroll, markTheShell, open } from '../support/page.ts';
import { someone } from '../support/people.ts';
import { expect, test } from '../support/test.ts';

test('a hold that lapses says so, charges nothing and keeps what was typed', { tag: '@phone' }, async ({
  page,
  mailbox,
  email,
  replica,
}) => {
  test.setTimeout(150_000);
  const { address } = await replica({ policy: { 'hold.first': '"1 min"' } });
  const journey = new Journey(page, mailbox, 'es', address);
  await journey.toTheReview(email);
  let looks = 0;
  page.on('request', (request) => {
    if (/api\/v1\/appointments\/bookings\//.test(request.url())) looks += 1;
  });
  await expect(page.locator('.countdown--soon')).toBeVisible();
  await expectAccessible(page);
  await expect(page.getByText('El tiempo terminó y el lugar se liberó')).toBeVisible({ timeout: 80_000 });
  // Not as fast as the service can answer, from the end on until it has let the place go.
  expect(looks, 'looks at the booking').toBeLessThan(20);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: 'Elegir otra hora' }).click();
  await expect(page).toHaveURL(/citas\/hora$/);
  await page.goto(`${address}/es/citas/personas`);
  await expect(page.getByLabel('Nombres')).toHaveValue('María José');
  await expect(page.getByText('Ya tiene lugares apartados')).toBeHidden();
});

test('a time that others take first is said to be gone, and another is chosen', async ({
  page,
  mailbox,
  email,
  playwright,
}) => {
  const journey = new Journey(page, mailbox);
  // An office of its own: nobody else finds the time full.
  await journey.toTheOffices();
  await journey.fromOfficesToDates('USA', /Kansas City/);
  await journey.chooseTime();
  await journey.goOn('Continuar con la reserva', /citas\/correo$/);
  await journey.signsIn(email);
  await journey.fillIn(someone());
  await journey.goOn('Continuar', /citas\/hora$/);
  let others = 0;
  await page.route('**/api/v1/appointments/bookings', async (route) => {
    const { office, slot } = route.request().postDataJSON() as { office: string; slot: string };
    // Whoever is faster: accounts of their own, until no place is left.
    while (await freeAt(office, slot)) {
      const request = await playwright.request.newContext();
      const other = new Citizen(request, mailbox, `otra.${others++}.${email}`);
      await other.signIn();
      const people = Array.from({ length: Math.min(await freeAt(office, slot), 4) }, () => someone());
      await other.holds({ office, slot, people });
      await request.dispose();
    }
    await route.continue();
  }, { times: 1 });
  const anyone = new Citizen(page.request, mailbox, email);
  async function freeAt(office: string, slot: string): Promise<number> {
    const times: Time[] = await anyone.timesAround(office, 'passport-10', slot);
    return times.find((time) => time.slot === slot)?.free ?? 0;
  }
  const times = page.locator('button.time');
  const hours = async (): Promise<string[]> =>
    (await times.allInnerTexts()).map((text) => text.split('\n')[0]!);
  const count = page.locator('.calendar__day[aria-pressed=true] .calendar__free');
  const before = await count.innerText();
  const [wanted] = (await page.locator('button.time[aria-pressed=true]').innerText()).split('\n');
  expect(await hours()).toContain(wanted);
  await page.getByRole('button', { name: 'Apartar esta hora' }).click();
  await expect(page.getByText('Esa hora acaba de ocuparse')).toBeVisible({ timeout: 30_000 });
  // Not the list that the browser kept of some seconds ago.
  await expect(times).not.toHaveCount(0);
  expect(await hours()).not.toContain(wanted);
  await expect(count).not.toHaveText(before);
  await expectAccessible(page);
  await times.first().click();
  await journey.goOn('Apartar esta hora', /citas\/revisar$/);
});

test('a closed browser finds the held place and the answers again', async ({
  page,
  context,
  browser,
  mailbox,
  email,
}) => {
  const journey = new Journey(page, mailbox);
  await journey.toTheReview(email);
  await expect(page.locator('.countdown__time')).toBeVisible();
  const storageState = await context.storageState();
  await page.close();
  const later = await browser.newContext({ storageState, locale: 'es-HN' });
  const again = await later.newPage();
  await open(again, '/es/citas');
  await again.getByRole('link', { name: 'Seguir con la reserva que empezó' }).click();
  await expect(again).toHaveURL(/citas\/revisar$/);
  await expect(again.locator('.countdown__time')).toBeVisible();
  await expect(again.getByText('María José Zelaya Paz').first()).toBeVisible();
  await later.close();
});

test('"back" after paying shows the appointment, not a form', async ({ page, mailbox, email }) => {
  const journey = new Journey(page, mailbox);
  await journey.toStripe(email);
  await journey.pay(CARD_THAT_PAYS);
  await journey.seesItConfirmed();
  await markTheShell(page);
  for (const step of ['revisar', 'personas', 'correo', 'hora']) {
    await page.goto(`/es/citas/${step}`);
    await expect(page.getByText('Su cita ya está pagada')).toBeVisible();
    await expectAccessible(page);
  }
  await page.goto('/es/citas/pago');
  await journey.seesItConfirmed();
  await page.goto('/es/citas/revisar');
  await page.getByRole('button', { name: 'Reservar otra cita' }).click();
  await expect(page).toHaveURL(/citas\/servicio$/);
});
