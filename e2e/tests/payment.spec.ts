// Back from the payment page: the person hears of the payment, whatever becomes of the webhook.
import { CARD_THAT_PAYS, Journey } from '../support/journey.ts';
import { SilentStripe } from '../support/stripe.ts';
import { expect, test } from '../support/test.ts';

test('a payment that no webhook tells of is confirmed at once', async ({
  page,
  mailbox,
  email,
  replica,
  watch,
}) => {
  const stripe = await SilentStripe.start();
  watch.trust(stripe.pages);
  try {
    // The jobs that run beside it ask another Stripe: only the page's own question can tell.
    const { address } = await replica({ settings: { VENTANILLA_STRIPE__API_URL: stripe.api } });
    const journey = new Journey(page, mailbox, 'es', address);
    await journey.toStripe(email);
    const asked = page.waitForResponse((answer) => /bookings\/[^/]+\/payment$/.test(answer.url()));
    await journey.pay(CARD_THAT_PAYS);
    expect((await asked).status()).toBe(200);
    await expect(page.getByText('Su cita está confirmada')).toBeVisible({ timeout: 5_000 });
    const confirmation = await mailbox.about(email, /cita/i);
    expect(confirmation.attachments.map(({ type }) => type.split(';')[0])).toContain('application/pdf');
  } finally {
    stripe.stop();
  }
});
