// The whole way of a family that reads English: every page, the paper, the mail, a change and the end.
import { link } from '../support/mailbox.ts';
import { expectAccessible, expectNoSidewaysScroll, open } from '../support/page.ts';
import { textOf } from '../support/papers.ts';
import { expectEnglish, inSpanish, spanishOn } from '../support/spanish.ts';
import { expect, test } from '../support/test.ts';
import { Precheck, traveller } from '../support/traveller.ts';

const MOTHER = traveller({ givenNames: 'Mary Ann', surnames: 'Carter', profession: 'Nurse', nationality: 'USA' });
const SON = traveller({
  givenNames: 'Luke',
  surnames: 'Carter',
  born: ['2', '9', '2019'],
  sex: 'M',
  profession: 'Student',
  nationality: 'USA',
});

test('a family declares, changes and withdraws in English alone', async ({ page, mailbox, email }) => {
  test.setTimeout(180_000);
  let looked = 0;
  const look = async (): Promise<void> => {
    await expectEnglish(page);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    looked += 1;
  };
  const precheck = new Precheck(page, '', 'en', look);
  await precheck.enters([MOTHER, SON], email);
  await precheck.sends();
  expect(looked).toBeGreaterThanOrEqual(11);
  const paper = page.getByRole('link', { name: 'Download the PDF Mary Ann Carter' });
  const answer = await page.request.get((await paper.getAttribute('href')) as string);
  const said = await textOf(await answer.body());
  expect(said).toContain('Migration pre-check');
  expect(said).toContain('Entry into Honduras');
  expect(inSpanish(said.split('\n')), 'Spanish on the paper').toEqual([]);
  const mail = await mailbox.about(email, /^Trip declared/);
  expect(inSpanish((mail.text as string).split('\n')), 'Spanish in the mail').toEqual([]);
  expect(link(mail, 'prechequeo/enlace', 'en')).toContain('/en/');

  await page.getByRole('link', { name: 'Change something' }).click();
  await page.getByRole('radio', { name: 'The trip or the stay' }).check();
  await page.getByLabel('Flight number').fill('AV 620');
  await look();
  await page.getByRole('button', { name: 'Save the change' }).click();
  await precheck.seesItDeclared();
  await expect(page.getByText('AV620')).toBeVisible();

  await page.getByRole('link', { name: 'Withdraw' }).click();
  await page.getByRole('radio', { name: /None of these people/ }).check();
  await look();
  await page.getByRole('button', { name: 'Yes, withdraw it' }).click();
  await expect(page.getByText('Nothing here is valid')).toBeVisible();
  await look();
});

test('what is refused is said in English', async ({ page }) => {
  const precheck = new Precheck(page, '', 'en');
  await precheck.begins('Entro');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.locator('.error-summary')).toBeFocused();
  await expectEnglish(page);
  await precheck.tellsTheTrip();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.locator('.error-summary')).toBeFocused();
  await expectEnglish(page);
  await precheck.tellsTheFlight();
  await page.getByRole('button', { name: 'Save person' }).click();
  await expect(page.locator('.error-summary')).toBeFocused();
  await expectEnglish(page);
});

test('the look for Spanish finds it on the Spanish pages', async ({ page }) => {
  for (const address of ['/es/prechequeo', '/es/prechequeo/sentido', '/es/prechequeo/abrir']) {
    await open(page, address);
    const found = async (): Promise<number> => (await spanishOn(page)).length;
    await expect.poll(found, { message: address }).toBeGreaterThanOrEqual(4);
  }
});
