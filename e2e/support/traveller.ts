// The pre-check as a traveller walks it. Each step ends on the next page.
import { expect, type Locator, type Page } from '@playwright/test';
import { open } from './page.ts';

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

export async function fillDate(group: Locator, date: [string, string, string]): Promise<void> {
  const [day, month, year] = date;
  await group.getByLabel('Día').fill(day);
  await group.getByLabel('Mes').fill(month);
  await group.getByLabel('Año').fill(year);
}

export class Precheck {
  constructor(
    private readonly page: Page,
    // A replica's own address, when it is walked there.
    private readonly address = '',
  ) {}

  async begins(direction: 'Entro' | 'Salgo'): Promise<void> {
    const { page } = this;
    await open(page, `${this.address}/es/prechequeo`);
    await page.getByRole('link', { name: 'Empezar' }).click();
    await page.getByRole('radio', { name: new RegExp(direction) }).check();
    await this.goOn('Continuar', /prechequeo\/viaje$/);
  }

  async tellsTheTrip(date = inDays(3)): Promise<void> {
    await this.fillsTheTrip(date);
    await this.goOn('Continuar', /prechequeo\/transporte$/);
  }

  async fillsTheTrip(date: [string, string, string]): Promise<void> {
    const { page } = this;
    await fillDate(page.getByRole('group', { name: 'Fecha del viaje' }), date);
    await page.getByLabel('Motivo del viaje').selectOption('family');
    await page.getByLabel(/¿(De|A) qué país/).selectOption('USA');
  }

  async tellsTheFlight(): Promise<void> {
    const { page } = this;
    await page.getByRole('radio', { name: 'En avión' }).check();
    await page.getByLabel('Aeropuerto en Honduras').selectOption('palmerola');
    await page.getByLabel('Aerolínea').selectOption('AV');
    await page.getByLabel('Número de vuelo').fill('431');
    await this.goOn('Continuar', /prechequeo\/personas$/);
  }

  async tellsOne(who: Traveller): Promise<void> {
    const { page } = this;
    await page.getByLabel('Nombres').fill(who.givenNames);
    await page.getByLabel('Apellidos').fill(who.surnames);
    await fillDate(page.getByRole('group', { name: 'Fecha de nacimiento' }), who.born);
    await page.getByRole('radio', { name: `(${who.sex})` }).check();
    await page.getByLabel('Nacionalidad').selectOption(who.nationality);
    await page.getByRole('radio', { name: 'Pasaporte' }).check();
    await page.getByLabel('Número del documento').fill(who.number);
    await page.getByLabel('País que lo emitió').selectOption(who.nationality);
    await fillDate(page.getByRole('group', { name: 'Vence el' }), who.expires);
    await page.getByLabel('País donde vive').selectOption(who.residence);
    await page.getByLabel('Profesión u oficio').fill(who.profession);
    await page.getByRole('button', { name: 'Guardar persona' }).click();
    const name = `${who.givenNames} ${who.surnames}`;
    await expect(page.getByRole('listitem').filter({ hasText: name })).toBeVisible();
  }

  async tellsAnother(who: Traveller): Promise<void> {
    await this.page.getByRole('button', { name: 'Agregar a otra persona' }).click();
    await this.tellsOne(who);
  }

  async tellsTheStay(): Promise<void> {
    const { page } = this;
    await page.getByLabel('Dirección').fill('Barrio Abajo, casa 12');
    await page.getByLabel('Municipio o ciudad').fill('Tela');
    await this.goOn('Continuar', /prechequeo\/contacto$/);
  }

  async tellsTheContact(email = ''): Promise<void> {
    await this.page.getByLabel('Correo electrónico').fill(email);
    await this.goOn('Continuar', /prechequeo\/revisar$/);
  }

  // An entry by air, up to the check of the answers.
  async enters(people: Traveller[], email = '', date = inDays(3)): Promise<void> {
    const [first, ...others] = people;
    await this.begins('Entro');
    await this.tellsTheTrip(date);
    await this.tellsTheFlight();
    await this.tellsOne(first as Traveller);
    for (const other of others) await this.tellsAnother(other);
    await this.goOn('Continuar', /prechequeo\/estancia$/);
    await this.tellsTheStay();
    await this.tellsTheContact(email);
  }

  async sends(): Promise<void> {
    await this.page.getByRole('button', { name: 'Enviar el prechequeo' }).click();
    await this.seesItDeclared();
  }

  async seesItDeclared(): Promise<void> {
    await expect(this.page).toHaveURL(/prechequeo\/declaracion\//);
    await expect(this.page.getByText('Su viaje está declarado')).toBeVisible({ timeout: 20_000 });
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
  }
}
