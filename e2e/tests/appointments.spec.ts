// A citizen books, pays, looks, and cancels.
import { CARD_THAT_IS_DECLINED, CARD_THAT_PAYS, Journey } from '../support/journey.ts';
import { expectAccessible, expectNoSidewaysScroll, open } from '../support/page.ts';
import { someone } from '../support/people.ts';
import { expect, test } from '../support/test.ts';

test('books, pays and gets the voucher by mail', async ({ page, mailbox, email }) => {
  const journey = new Journey(page, mailbox);
  await journey.toStripe(email);
  await journey.pay(CARD_THAT_PAYS);
  await expect(page.getByText('Su cita está confirmada')).toBeVisible({ timeout: 20_000 });
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  const confirmation = await mailbox.about(email, /cita/i);
  const kinds = confirmation.attachments.map(({ type }) => type.split(';')[0]);
  expect(kinds).toContain('application/pdf');
  expect(kinds).toContain('text/calendar');
  // The page survives a bookmark.
  await page.reload();
  await expect(page.getByText('Su cita está confirmada')).toBeVisible();
});

test('a long address does not widen the page of the answers', async ({ page, mailbox, email }) => {
  const journey = new Journey(page, mailbox);
  await journey.toTheReview(`con.su.nombre.entero.${email}`);
  await expectNoSidewaysScroll(page);
});

test('a declined card can be followed by one that pays', async ({ page, mailbox, email }) => {
  const journey = new Journey(page, mailbox);
  await journey.toStripe(email);
  await journey.pay(CARD_THAT_IS_DECLINED);
  await expect(page.locator('[role=alert], .wrong, .problem').first()).toBeVisible();
  await journey.pay(CARD_THAT_PAYS);
  await expect(page.getByText('Su cita está confirmada')).toBeVisible({ timeout: 20_000 });
});

test('leaving the payment page keeps the place and says so', async ({ page, mailbox, email }) => {
  const journey = new Journey(page, mailbox);
  await journey.toStripe(email);
  await page.getByText('Volver sin pagar').click();
  await expect(page.getByText('Todavía no está pagado')).toBeVisible();
  await page.getByRole('button', { name: 'Volver a la página de pago' }).click();
  await journey.pay(CARD_THAT_PAYS);
  await expect(page.getByText('Su cita está confirmada')).toBeVisible({ timeout: 20_000 });
});

test('cancels in time and is told of the refund', async ({ page, mailbox, email }) => {
  const journey = new Journey(page, mailbox);
  await journey.toStripe(email);
  await journey.pay(CARD_THAT_PAYS);
  await expect(page.getByText('Su cita está confirmada')).toBeVisible({ timeout: 20_000 });
  await open(page, '/es/mis-citas');
  await page.locator('main a[href*="/mis-citas/"]').first().click();
  await page.getByRole('link', { name: 'Cancelar la cita' }).click();
  await page.getByRole('button', { name: 'Sí, cancelar la cita' }).click();
  await expect(page.getByText('Cancelada').first()).toBeVisible();
  await mailbox.about(email, /cancel/i);
});

test('a reload restores what was typed and what was chosen before', async ({
  page,
  mailbox,
  email,
}) => {
  const journey = new Journey(page, mailbox);
  await journey.toThePeople(email);
  const kept = page.waitForResponse((answer) => {
    const sent = answer.request();
    return sent.method() === 'PUT' && (sent.postData() ?? '').includes('Media palab');
  });
  await page.getByLabel('Nombres').fill('Media palab');
  await kept;
  await page.goto('/es/citas/servicio');
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(1);
  await page.goto('/es/citas/personas');
  await expect(page.getByLabel('Nombres')).toHaveValue('Media palab');
});

test('who leaves right after the last key finds it again', async ({ page, mailbox, email }) => {
  const journey = new Journey(page, mailbox);
  await journey.toThePeople(email);
  await page.getByLabel('Nombres').fill('Ana');
  await page.getByLabel('Apellidos').fill('Media palab');
  // No page is left that could send it later.
  await page.goto('about:blank');
  const kept = async () => (await page.request.get('/api/v1/appointments/draft')).text();
  await expect.poll(kept, { message: 'the draft on the server' }).toContain('Media palab');
  await page.goto('/es/citas/personas');
  await expect(page.getByLabel('Nombres')).toHaveValue('Ana');
  await expect(page.getByLabel('Apellidos')).toHaveValue('Media palab');
});

test('what was typed is kept although the next page comes at once', async ({
  page,
  mailbox,
  email,
}) => {
  const journey = new Journey(page, mailbox);
  await journey.toThePeople(email);
  const person = someone();
  const kept = page.waitForRequest(
    (sent) => sent.method() === 'PUT' && (sent.postData() ?? '').includes(person.dni),
    { timeout: 10_000 },
  );
  await journey.fillIn(person);
  await journey.goOn('Continuar', /citas\/hora$/);
  await kept;
});

test('an empty form names each mistake and takes the focus', async ({ page }) => {
  await open(page, '/es/citas/servicio');
  await page.getByRole('button', { name: 'Continuar' }).click();
  await expect(page.locator('[role=alert]').first()).toBeFocused();
  await expectAccessible(page);
});

// Its counters have no times yet: the night that publishes them has not come.
const NEW_OFFICE = `
[[office]]
id = "toronto"
kind = "consulate"
name = { value = { es = "Consulado en Toronto", en = "Consulate in Toronto" }, assumed = "a test" }
region = "Ontario"
city = "Toronto"
zone = "America/Toronto"
place = { value = { latitude = 43.6532, longitude = -79.3832 }, assumed = "a test" }
counters = ["small"]
`;

const NONE_YET = 'Aquí todavía no hay fechas publicadas';

test('an office without free times says when the next come, and leads to others with theirs', async ({
  page,
  mailbox,
  replica,
}) => {
  const { address } = await replica({ offices: { 'canada.toml': NEW_OFFICE } });
  const journey = new Journey(page, mailbox, 'es', address);
  await journey.toTheOffices();
  await journey.fromOfficesToDates('CAN', /Toronto.*sin fechas/);
  await expect(page.getByText(NONE_YET)).toBeVisible();
  await expect(page.getByText(/Las próximas fechas se publican el .*\d:\d\d/)).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole('link', { name: 'Ver otros consulados' }).click();
  await expect(page).toHaveURL(/citas\/oficina$/);
  await journey.fromOfficesToDates('CAN', /Ottawa.*desde/);
  await expect(page.locator('.calendar__day--open').first()).toBeVisible();
  await expect(page.getByText(NONE_YET)).toBeHidden();
});

test('switching the language on the people page loses nothing', async ({
  page,
  mailbox,
  email,
}) => {
  const journey = new Journey(page, mailbox);
  await journey.toThePeople(email);
  await page.getByLabel('Nombres').fill('Media palab');
  await page.locator('header a[hreflang=en]').click();
  await expect(page).toHaveURL(/\/en\/citas\/personas$/);
  await expect(page.getByLabel('Given names')).toHaveValue('Media palab');
});
