// Signing in with a code by mail.
import { signIn } from '../support/journey.ts';
import { expectAccessible, open } from '../support/page.ts';
import { expect, test } from '../support/test.ts';

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
