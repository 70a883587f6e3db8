// The border officers' desk as an officer uses it.
import { expect, type Locator, type Page } from '@playwright/test';
import type { Declared } from './border.ts';
import { signIn } from './journey.ts';
import type { Mailbox } from './mailbox.ts';
import { open } from './page.ts';
import { invite } from './staff.ts';

export const CODE = 'Código o número del prechequeo';
export const LINES = 'Líneas del documento';
export const MARK = /Marcar que cruzó/;
export const SCAN = 'Escanear con la cámara';
// Where `declares` declares.
export const POST = 'Aeropuerto Palmerola (Comayagua)';

export async function atTheDesk(
  page: Page,
  mailbox: Mailbox,
  email: string,
  // A replica's own address.
  address = '',
): Promise<void> {
  await invite(email, 'border-officer', 'Elena Oficial');
  await open(page, `${address}/es/funcionarios`);
  await signIn(page, mailbox, email);
  await page.getByRole('button', { name: 'Seguir sin llave' }).click();
  await page.getByRole('link', { name: 'Viajeros con prechequeo' }).click();
  await expect(page.getByLabel(CODE)).toBeVisible();
}

export async function search(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Buscar', exact: true }).click();
}

export async function fillDate(page: Page, date: string): Promise<void> {
  const [year, month, day] = date.split('-') as [string, string, string];
  await page.getByLabel('Día', { exact: true }).last().fill(day);
  await page.getByLabel('Mes').last().fill(month);
  await page.getByLabel('Año').last().fill(year);
}

export function keptList(page: Page): Locator {
  return page.getByText('En este dispositivo: lista del vuelo');
}

// Keeps the list of a flight on the device; ends on the page of the flights.
export async function keepsTheList(page: Page, declared: Declared): Promise<void> {
  await page.getByRole('link', { name: 'Vuelos del día' }).click();
  await fillDate(page, declared.date);
  await page.getByRole('button', { name: 'Ver los vuelos' }).click();
  const row = page.locator('main li').filter({ hasText: declared.flight });
  await row.getByRole('button', { name: 'Ver la lista' }).click();
  await page.getByRole('button', { name: 'Guardar la lista' }).click();
  await expect(keptList(page)).toContainText(declared.flight);
  await expect(page.getByText('se puede cerrar y volver a abrir')).toBeVisible();
}

// The databases of the browser by their number: none, once nothing is kept.
export async function expectNothingKept(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([]);
}
