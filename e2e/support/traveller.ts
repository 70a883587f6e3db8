// The pre-check as a traveller walks it. Each step ends on the next page.
import { expect, type Locator, type Page } from '@playwright/test';
import type { Lang } from './addresses.ts';
import { open } from './page.ts';
import { PRECHECK, type PrecheckWords } from './precheck-words.ts';

export interface Traveller {
  givenNames: string;
  surnames: string;
  // Day, month and year, as are the dates below.
  born: [string, string, string];
  sex: 'F' | 'M' | 'X';
  nationality: string;
  number: string;
  expires: [string, string, string];
  residence: string;
  profession: string;
}

export function traveller(about: Partial<Traveller> = {}): Traveller {
  return {
    givenNames: 'Ana María',
    surnames: 'Zelaya Pineda',
    born: ['17', '5', '1990'],
    sex: 'F',
    nationality: 'HND',
    number: `F${String(Math.floor(Math.random() * 1e7)).padStart(7, '0')}`,
    expires: ['31', '1', '2035'],
    residence: 'USA',
    profession: 'Enfermera',
    ...about,
  };
}

// So many days from now, at the border post.
export function inDays(days: number): [string, string, string] {
  const at = new Date(Date.now() + days * 86_400_000);
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Tegucigalpa' }).format(at);
  const [year, month, day] = parts.split('-').map((part) => String(Number(part)));
  return [day as string, month as string, year as string];
}

export async function fillDate(
  group: Locator,
  date: [string, string, string],
  lang: Lang = 'es',
): Promise<void> {
  const [day, month, year] = date;
  await group.getByLabel(PRECHECK[lang].day).fill(day);
  await group.getByLabel(PRECHECK[lang].month).fill(month);
  await group.getByLabel(PRECHECK[lang].year).fill(year);
}

export class Precheck {
  private readonly words: PrecheckWords;

  constructor(
    private readonly page: Page,
    // A replica's own address, when it is walked there.
    private readonly address = '',
    private readonly lang: Lang = 'es',
    // What is looked at on each page, before it is answered.
    private readonly look: () => Promise<void> = async () => {},
  ) {
    this.words = PRECHECK[lang];
  }

  async begins(direction: 'Entro' | 'Salgo'): Promise<void> {
    const { page, words } = this;
    await open(page, `${this.address}/${this.lang}/prechequeo`);
    await this.look();
    await page.getByRole('link', { name: words.start }).click();
    const way = direction === 'Entro' ? words.directions.entry : words.directions.exit;
    await expect(page.getByRole('radio', { name: way })).toBeVisible();
    await this.look();
    await page.getByRole('radio', { name: way }).check();
    await this.goOn(words.goOn, /prechequeo\/viaje$/);
  }

  async tellsTheTrip(date = inDays(3)): Promise<void> {
    await this.fillsTheTrip(date);
    await this.goOn(this.words.goOn, /prechequeo\/transporte$/);
  }

  async fillsTheTrip(date: [string, string, string]): Promise<void> {
    const { page, words } = this;
    await fillDate(page.getByRole('group', { name: words.tripDate }), date, this.lang);
    await page.getByLabel(words.purpose).selectOption('family');
    await page.getByLabel(words.otherEnd).selectOption('USA');
  }

  async tellsTheFlight(): Promise<void> {
    const { page, words } = this;
    await page.getByRole('radio', { name: words.byAir }).check();
    await page.getByLabel(words.airport).selectOption('palmerola');
    await page.getByLabel(words.airline).selectOption('AV');
    await page.getByLabel(words.flight).fill('431');
    await this.goOn(words.goOn, /prechequeo\/personas$/);
  }

  async tellsOne(who: Traveller): Promise<void> {
    const { page, words, lang } = this;
    await page.getByLabel(words.givenNames).fill(who.givenNames);
    await page.getByLabel(words.surnames).fill(who.surnames);
    await fillDate(page.getByRole('group', { name: words.born }), who.born, lang);
    await page.getByRole('radio', { name: `(${who.sex})` }).check();
    await page.getByLabel(words.nationality).selectOption(who.nationality);
    await page.getByRole('radio', { name: words.passport }).check();
    await page.getByLabel(words.number).fill(who.number);
    await page.getByLabel(words.issuer).selectOption(who.nationality);
    await fillDate(page.getByRole('group', { name: words.expires }), who.expires, lang);
    await page.getByLabel(words.residence).selectOption(who.residence);
    await page.getByLabel(words.profession).fill(who.profession);
    await page.getByRole('button', { name: words.savePerson }).click();
    const name = `${who.givenNames} ${who.surnames}`;
    await expect(page.getByRole('listitem').filter({ hasText: name })).toBeVisible();
    await this.look();
  }

  async tellsAnother(who: Traveller): Promise<void> {
    await this.opensAnother();
    await this.tellsOne(who);
  }

  async opensAnother(): Promise<void> {
    await this.page.getByRole('button', { name: this.words.anotherPerson }).click();
    await expect(this.page.locator('#travellers')).toBeFocused();
  }

  async tellsTheStay(): Promise<void> {
    const { page, words } = this;
    await page.getByLabel(words.address).fill('Barrio Abajo, casa 12');
    await page.getByLabel(words.city).fill('Tela');
    await this.goOn(words.goOn, /prechequeo\/contacto$/);
  }

  async tellsTheContact(email = ''): Promise<void> {
    await this.page.getByLabel(this.words.email).fill(email);
    await this.goOn(this.words.goOn, /prechequeo\/revisar$/);
  }

  // An entry by air, up to the check of the answers.
  async enters(people: Traveller[], email = '', date = inDays(3)): Promise<void> {
    const [first, ...others] = people;
    await this.begins('Entro');
    await this.tellsTheTrip(date);
    await this.tellsTheFlight();
    await this.tellsOne(first as Traveller);
    for (const other of others) await this.tellsAnother(other);
    await this.goOn(this.words.goOn, /prechequeo\/estancia$/);
    await this.tellsTheStay();
    await this.tellsTheContact(email);
  }

  async sends(): Promise<void> {
    await this.page.getByRole('button', { name: this.words.send }).click();
    await this.seesItDeclared();
  }

  async seesItDeclared(): Promise<void> {
    await expect(this.page).toHaveURL(/prechequeo\/declaracion\//);
    await expect(this.page.getByText(this.words.declared)).toBeVisible({ timeout: 20_000 });
    await this.look();
  }

  // The private reference of the person at a place of the confirmation.
  async reference(place = 0): Promise<string> {
    const shown = this.page.locator('.declared__reference').nth(place);
    return (await shown.textContent()) as string;
  }

  async goOn(button: string, to: RegExp): Promise<void> {
    await this.page.getByRole('button', { name: button, exact: true }).click();
    await expect(this.page).toHaveURL(to);
    await expect(this.page.locator('h1')).toBeFocused();
    await this.look();
  }
}
