// The pictures of docs/pictures, named by what they show and on which screen.
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { CARD_THAT_PAYS, Journey } from '../support/journey.ts';
import { open } from '../support/page.ts';
import { voucher } from '../support/papers.ts';
import { expect, test } from '../support/test.ts';
import { Precheck, traveller } from '../support/traveller.ts';

const FOLDER = new URL('../../docs/pictures/', import.meta.url);

async function take(page: Page, name: string, screen: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  const path = fileURLToPath(new URL(`${name}-${screen}.png`, FOLDER));
  await page.screenshot({ path, animations: 'disabled' });
}

test('the start page', async ({ page }, info) => {
  await open(page, '/es/');
  await take(page, 'inicio', info.project.name);
});

test('the calendar and the confirmation', async ({ page, mailbox, email }, info) => {
  const journey = new Journey(page, mailbox);
  await journey.toTheDates();
  await journey.chooseTime();
  await take(page, 'calendario', info.project.name);
  await journey.toStripe(email);
  await journey.pay(CARD_THAT_PAYS);
  await expect(page.getByText('Su cita está confirmada')).toBeVisible({ timeout: 20_000 });
  await take(page, 'confirmada', info.project.name);
});

test('a declared trip', async ({ page }, info) => {
  const precheck = new Precheck(page);
  await precheck.enters([traveller()]);
  await precheck.sends();
  await take(page, 'prechequeo', info.project.name);
});

test('a paper that was checked', async ({ page, citizen }, info) => {
  await citizen.signIn();
  const paper = await voucher(page.request, (await citizen.books()).appointments[0]!.id);
  await open(page, '/es/verificar');
  await page.getByLabel('Número del documento').first().fill(paper.number);
  await page.getByRole('button', { name: 'Verificar' }).click();
  await expect(page.locator('.verdict')).toContainText('Válido');
  await take(page, 'verificar', info.project.name);
});
