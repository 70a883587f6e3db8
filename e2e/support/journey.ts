// The booking journey as a person walks it, in Spanish. Each step ends on the next page.
import { expect, type Page } from '@playwright/test';
import type { Mailbox } from './mailbox.ts';
import { open } from './page.ts';

export const CARD_THAT_PAYS = '4242 4242 4242 4242';
export const CARD_THAT_IS_DECLINED = '4000 0000 0000 0002';

export interface Person {
  givenNames: string;
  surnames: string;
  dni: string;
}

// Nobody has booked for this person before, in this run or another.
export function someone(): Person {
  const digits = String(Math.floor(Math.random() * 1e11)).padStart(11, '0');
  return { givenNames: 'María José', surnames: 'Zelaya Paz', dni: `08${digits}` };
}

export async function signIn(page: Page, mailbox: Mailbox, email: string): Promise<void> {
  await page.getByLabel('Correo electrónico').fill(email);
  await page.getByRole('button', { name: 'Enviarme el código' }).click();
  await page.getByLabel('Código').fill(await mailbox.code(email));
  await page.getByRole('button', { name: 'Continuar' }).click();
}

export class Journey {
  constructor(
    private readonly page: Page,
    private readonly mailbox: Mailbox,
  ) {}

  async toTheDates(): Promise<void> {
    const { page } = this;
    await open(page, '/es/citas');
    await this.fromTheBeginningToTheDates();
  }

  // The page before the first question is open.
  async fromTheBeginningToTheDates(): Promise<void> {
    const { page } = this;
    await page.getByRole('link', { name: 'Empezar' }).click();
    await page.getByRole('radio', { name: /Pasaporte.*10 años/ }).check();
    await this.goOn('Continuar', /citas\/oficina$/);
    await page.getByLabel('País donde está').selectOption('USA');
    await page.getByRole('radio').first().check();
    await this.goOn('Continuar', /citas\/requisitos$/);
    await page.getByRole('radio', { name: '21 o más' }).check();
    await page.getByRole('radio', { name: 'Sí' }).check();
    await this.goOn('Ver las fechas', /citas\/calendario$/);
  }

  async chooseTime(): Promise<void> {
    const { page } = this;
    // The last day of the month with room: far enough for a whole refund.
    const days = page.locator('.calendar button:not([aria-disabled]):not(.calendar__turn)');
    await expect(days.first()).toBeVisible();
    await page.getByRole('button', { name: /mes siguiente/i }).click();
    await expect(days.first()).toBeVisible();
    await days.last().click();
    const times = page.locator('button.time');
    await expect(times.first()).toBeVisible();
    const count = await times.count();
    await times.nth(Math.floor(Math.random() * count)).click();
  }

  async toThePeople(email: string): Promise<void> {
    await this.toTheDates();
    await this.fromTheDatesToThePeople(email);
  }

  private async fromTheDatesToThePeople(email: string): Promise<void> {
    await this.chooseTime();
    await this.goOn('Continuar con la reserva', /citas\/correo$/);
    await signIn(this.page, this.mailbox, email);
    await expect(this.page).toHaveURL(/citas\/personas$/);
  }

  async fillIn(person: Person): Promise<void> {
    const { page } = this;
    await page.getByLabel('Nombres').fill(person.givenNames);
    await page.getByLabel('Apellidos').fill(person.surnames);
    await page.getByLabel('Día').fill('14');
    await page.getByLabel('Mes').fill('3');
    await page.getByLabel('Año').fill('1985');
    await page.getByRole('radio', { name: 'DNI' }).check();
    await page.getByLabel('Número del documento').fill(person.dni);
  }

  // From the people to the checked answers: the place is held from here on.
  async toTheReview(email: string, person = someone()): Promise<void> {
    await this.toThePeople(email);
    await this.fromThePeopleToTheReview(person);
  }

  private async fromThePeopleToTheReview(person: Person): Promise<void> {
    await this.fillIn(person);
    await this.goOn('Continuar', /citas\/hora$/);
    await this.goOn('Apartar esta hora', /citas\/revisar$/);
  }

  async toStripe(email: string): Promise<void> {
    await this.toTheReview(email);
    await this.fromTheReviewToStripe();
  }

  // The same by clicks alone: no address is opened.
  async fromTheBeginningToStripe(email: string): Promise<void> {
    await this.fromTheBeginningToTheDates();
    await this.fromTheDatesToThePeople(email);
    await this.fromThePeopleToTheReview(someone());
    await this.fromTheReviewToStripe();
  }

  private async fromTheReviewToStripe(): Promise<void> {
    await this.page.getByRole('link', { name: /Continuar al pago/ }).click();
    await expect(this.page).toHaveURL(/citas\/pago$/);
    await this.page.getByRole('button', { name: /con tarjeta/ }).click();
    await expect(this.page.locator('input[name=number]')).toBeVisible();
  }

  async pay(card: string): Promise<void> {
    await this.page.locator('input[name=number]').fill(card);
    await this.page.locator('input[name=expiry]').fill('12/34');
    await this.page.locator('input[name=cvc]').fill('123');
    await this.page.locator('form button[type=submit]').first().click();
  }

  async goOn(button: string, to: RegExp): Promise<void> {
    await this.page.getByRole('button', { name: button, exact: true }).click();
    await expect(this.page).toHaveURL(to);
    await expect(this.page.locator('h1')).toBeFocused();
  }
}
