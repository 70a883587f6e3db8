// The booking journey as a person walks it. Each step ends on the next page.
import { expect, type Page } from '@playwright/test';
import type { Lang } from './addresses.ts';
import type { Mailbox } from './mailbox.ts';
import { open } from './page.ts';
import { someone, type Person } from './people.ts';
import { WORDS } from './words.ts';

export const CARD_THAT_PAYS = '4242 4242 4242 4242';
export const CARD_THAT_IS_DECLINED = '4000 0000 0000 0002';

export async function signIn(
  page: Page,
  mailbox: Mailbox,
  email: string,
  lang: Lang = 'es',
): Promise<void> {
  const words = WORDS[lang];
  await page.getByLabel(words.email).fill(email);
  await page.getByRole('button', { name: words.sendCode }).click();
  await page.getByLabel(words.code).fill(await mailbox.code(email));
  await page.getByRole('button', { name: words.goOn }).click();
}

// On Stripe's page.
export async function payWith(page: Page, card: string): Promise<void> {
  await page.locator('input[name=number]').fill(card);
  await page.locator('input[name=expiry]').fill('12/34');
  await page.locator('input[name=cvc]').fill('123');
  await page.locator('form button[type=submit]').first().click();
}

// On the page of a move.
export async function chooseAnotherTime(page: Page): Promise<void> {
  const days = page.locator('.calendar button:not([aria-disabled]):not(.calendar__turn)');
  await expect(days.first()).toBeVisible();
  await page.getByRole('button', { name: 'Mes siguiente' }).click();
  await expect(page.locator('.calendar--waiting')).toHaveCount(0);
  await days.nth(2).click();
  await page.locator('button.time').first().click();
}

// Over so many days do the journeys spread.
const LATE_DAYS = 8;

export class Journey {
  private readonly words;

  constructor(
    private readonly page: Page,
    private readonly mailbox: Mailbox,
    private readonly lang: Lang = 'es',
    // A replica's own address, when the journey is walked there.
    private readonly address = '',
  ) {
    this.words = WORDS[lang];
  }

  async toTheOffices(): Promise<void> {
    await open(this.page, `${this.address}/${this.lang}/citas`);
    await this.fromTheBeginningToTheOffices();
  }

  // The page before the first question is open.
  private async fromTheBeginningToTheOffices(): Promise<void> {
    const { page, words } = this;
    await page.getByRole('link', { name: words.start }).click();
    await page.getByRole('radio', { name: words.service }).check();
    await this.goOn(words.goOn, /citas\/oficina$/);
  }

  async toTheDates(): Promise<void> {
    await this.toTheOffices();
    await this.fromOfficesToDates();
  }

  async fromOfficesToDates(country = 'USA', office = /./): Promise<void> {
    const { page, words } = this;
    await page.getByLabel(words.country).selectOption(country);
    await page.getByRole('radio', { name: office }).first().check();
    await this.goOn(words.goOn, /citas\/requisitos$/);
    await page.getByRole('radio', { name: words.adult }).check();
    await page.getByRole('radio', { name: words.yes, exact: true }).check();
    await this.goOn(words.dates, /citas\/calendario$/);
  }

  async chooseTime(): Promise<void> {
    const { page } = this;
    // One of the last days of the month with room: far enough for a whole refund, and not the one
    // that every other test fills.
    const days = page.locator('.calendar button:not([aria-disabled]):not(.calendar__turn)');
    await expect(days.first()).toBeVisible();
    await page.getByRole('button', { name: this.words.nextMonth }).click();
    await expect(days.first()).toBeVisible();
    const all = await days.count();
    const late = Math.min(LATE_DAYS, all);
    await days.nth(all - 1 - Math.floor(Math.random() * late)).click();
    const times = page.locator('button.time');
    await expect(times.first()).toBeVisible();
    // Early in the day: people and services that take longer need the times that follow.
    const early = (await times.count()) / 3;
    await times.nth(Math.floor(Math.random() * early)).click();
  }

  async toThePeople(email: string): Promise<void> {
    await this.toTheDates();
    await this.chooseTime();
    await this.goOn(this.words.book, /citas\/correo$/);
    await this.signsIn(email);
  }

  async signsIn(email: string): Promise<void> {
    await signIn(this.page, this.mailbox, email, this.lang);
    await expect(this.page).toHaveURL(/citas\/personas$/);
  }

  async fillIn(person: Person, place = 0): Promise<void> {
    const { words } = this;
    const form = this.page.locator('section.person').nth(place);
    if (person.service !== undefined) {
      await form.locator(`#people-${place}-service`).selectOption(person.service);
    }
    await form.getByLabel(words.givenNames).fill(person.givenNames);
    await form.getByLabel(words.surnames).fill(person.surnames);
    await form.getByLabel(words.day).fill(person.born.day);
    await form.getByLabel(words.month).fill(person.born.month);
    await form.getByLabel(words.year).fill(person.born.year);
    await form.getByRole('radio', { name: 'DNI' }).check();
    await form.getByLabel(words.number).fill(person.dni);
  }

  async addPerson(person: Person, place: number): Promise<void> {
    await this.page.getByRole('button', { name: this.words.anotherPerson }).click();
    await this.fillIn(person, place);
  }

  // From the filled-in people to the checked answers: the places are held from here on.
  async hold(): Promise<void> {
    await this.goOn(this.words.goOn, /citas\/hora$/);
    await this.goOn(this.words.hold, /citas\/revisar$/);
  }

  async toTheReview(email: string, person = someone()): Promise<void> {
    await this.toThePeople(email);
    await this.fillIn(person);
    await this.hold();
  }

  async toStripe(email: string): Promise<void> {
    await this.toTheReview(email);
    await this.fromReviewToStripe();
  }

  // The same by clicks alone, from the page before the first question: no address is opened.
  async clicksToStripe(email: string): Promise<void> {
    await this.fromTheBeginningToTheOffices();
    await this.fromOfficesToDates();
    await this.chooseTime();
    await this.goOn(this.words.book, /citas\/correo$/);
    await this.signsIn(email);
    await this.fillIn(someone());
    await this.hold();
    await this.fromReviewToStripe();
  }

  async fromReviewToStripe(): Promise<void> {
    await this.page.getByRole('link', { name: this.words.toPayment }).click();
    await expect(this.page).toHaveURL(/citas\/pago$/);
    await this.page.getByRole('button', { name: this.words.byCard }).click();
    await expect(this.page.locator('input[name=number]')).toBeVisible();
  }

  async pay(card: string): Promise<void> {
    await payWith(this.page, card);
  }

  async seesItConfirmed(): Promise<void> {
    const confirmed = this.page.getByText(this.words.confirmed);
    await expect(confirmed).toBeVisible({ timeout: 20_000 });
  }

  async goOn(button: string, to: RegExp): Promise<void> {
    await this.page.getByRole('button', { name: button, exact: true }).click();
    await expect(this.page).toHaveURL(to);
    await expect(this.page.locator('h1')).toBeFocused();
  }
}
