// What the last hours and an old code do to a change. The figures are a replica's own.
import { Citizen } from '../support/citizen.ts';
import { chooseAnotherTime } from '../support/journey.ts';
import { expectAccessible, open } from '../support/page.ts';
import { expect, test } from '../support/test.ts';

test('within the last hours nothing can be changed, and every page says so', async ({
  page,
  mailbox,
  email,
  replica,
}) => {
  const strict = { 'changes.close': '"90 d"', 'changes.whole_refund': '"90 d"' };
  const { address } = await replica({ policy: strict });
  const citizen = new Citizen(page.request, mailbox, email, address);
  await citizen.signIn();
  const { id } = (await citizen.books()).appointments[0]!;
  await open(page, `${address}/es/mis-citas/${id}`);
  await expect(page.getByText('Ya no se puede cambiar ni cancelar aquí')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Cancelar la cita' })).toBeHidden();
  await expectAccessible(page);
  for (const door of ['mover', 'cancelar']) {
    await page.goto(`${address}/es/mis-citas/${id}/${door}`);
    await expect(page.getByText('Ya no se puede cambiar ni cancelar aquí')).toBeVisible();
  }
});

test('a move asks for a fresh code and then goes on by itself', { tag: '@desktop' }, async ({
  page,
  mailbox,
  email,
  replica,
}) => {
  test.setTimeout(150_000);
  const { address } = await replica({ settings: { VENTANILLA_SESSIONS__FRESH_MINUTES: '1' } });
  const citizen = new Citizen(page.request, mailbox, email, address);
  await citizen.signIn();
  const { id } = (await citizen.books()).appointments[0]!;
  await open(page, `${address}/es/mis-citas/${id}/mover`);
  await chooseAnotherTime(page);
  // The code of the sign-in has to grow old, and so has the time between two mails with codes.
  await page.waitForTimeout(61_000);
  await page.getByRole('button', { name: 'Cambiar a esta fecha' }).click();
  await expect(page.getByText('Confirme que es usted')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Enviarme el código' }).click();
  await page.getByLabel('Código').fill(await mailbox.code(citizen.email));
  await page.getByRole('button', { name: 'Continuar' }).click();
  await expect(page).toHaveURL(new RegExp(`mis-citas/${id}$`));
  await expect(page.getByText('Le queda un cambio de fecha.')).toBeVisible();
});
