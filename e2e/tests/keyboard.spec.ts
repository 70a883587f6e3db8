// A whole booking, Stripe's page included, and a whole pre-check without a pointer.
import type { Locator, Page } from '@playwright/test';
import { open } from '../support/page.ts';
import { someone } from '../support/people.ts';
import { expect, test } from '../support/test.ts';
import { inDays, traveller } from '../support/traveller.ts';

// More than any page has: a focus that is caught somewhere never arrives.
const MOST_TABS = 80;

class Keyboard {
  constructor(private readonly page: Page) {}

  async reach(target: Locator): Promise<void> {
    await expect(target).toBeVisible();
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not reach ${target}`);
  }

  async press(target: Locator): Promise<void> {
    await this.reach(target);
    await this.page.keyboard.press('Enter');
  }

  // To another page, whose heading takes the focus.
  async follow(target: Locator): Promise<void> {
    await this.press(target);
    await this.arrive();
  }

  async arrive(): Promise<void> {
    await expect(this.page.locator('h1')).toBeFocused();
  }

  async tick(target: Locator): Promise<void> {
    await this.reach(target);
    await this.page.keyboard.press('Space');
  }

  async type(target: Locator, text: string): Promise<void> {
    await this.reach(target);
    await this.page.keyboard.type(text);
  }
}

test('books and pays with the keyboard alone', { tag: '@desktop' }, async ({
  page,
  mailbox,
  email,
}) => {
  const keyboard = new Keyboard(page);
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const radio = (name: string | RegExp) => page.getByRole('radio', { name });
  await open(page, '/es/');
  await keyboard.follow(page.getByRole('link', { name: 'Reservar una cita' }));
  await keyboard.follow(page.getByRole('link', { name: 'Empezar' }));
  await keyboard.tick(radio(/Pasaporte/).first());
  await keyboard.follow(button('Continuar'));
  await keyboard.type(page.getByLabel('País donde está'), 'Estados');
  await keyboard.tick(page.getByRole('radio').first());
  await keyboard.follow(button('Continuar'));
  await keyboard.tick(radio('21 o más'));
  await keyboard.tick(radio('Sí'));
  await keyboard.follow(button('Ver las fechas'));
  // The next time of today might begin while the form is filled in.
  await keyboard.press(button('Mes siguiente'));
  await keyboard.reach(page.locator('.calendar__day[tabindex="0"].calendar__day--open'));
  await page.keyboard.press('Enter');
  await keyboard.press(page.locator('button.time').first());
  await keyboard.follow(button('Continuar con la reserva'));
  await keyboard.type(page.getByLabel('Correo electrónico'), email);
  await page.keyboard.press('Enter');
  await keyboard.type(page.getByLabel('Código'), await mailbox.code(email));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/citas\/personas$/);
  await keyboard.arrive();
  const person = someone();
  await keyboard.type(page.getByLabel('Nombres'), person.givenNames);
  await keyboard.type(page.getByLabel('Apellidos'), person.surnames);
  await keyboard.type(page.getByLabel('Día'), person.born.day);
  await keyboard.type(page.getByLabel('Mes'), person.born.month);
  await keyboard.type(page.getByLabel('Año'), person.born.year);
  await keyboard.type(page.getByLabel('Número del documento'), person.dni);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/citas\/hora$/);
  await keyboard.arrive();
  await keyboard.follow(button('Apartar esta hora'));
  await keyboard.follow(page.getByRole('link', { name: /Continuar al pago/ }));
  await keyboard.press(button(/con tarjeta/));
  await keyboard.type(page.locator('input[name=number]'), '4242424242424242');
  await keyboard.type(page.locator('input[name=expiry]'), '1234');
  await keyboard.type(page.locator('input[name=cvc]'), '123');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Su cita está confirmada')).toBeVisible({ timeout: 20_000 });
});

test('declares a trip with the keyboard alone', { tag: '@desktop' }, async ({ page }) => {
  const keyboard = new Keyboard(page);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const radio = (name: string) => page.getByRole('radio', { name });
  const date = async (name: string, parts: [string, string, string]): Promise<void> => {
    const group = page.getByRole('group', { name });
    for (const [index, label] of ['Día', 'Mes', 'Año'].entries()) {
      await keyboard.type(group.getByLabel(label), parts[index] as string);
    }
  };
  await open(page, '/es/');
  await keyboard.follow(page.locator('main').getByRole('link', { name: 'Prechequeo migratorio' }));
  await keyboard.follow(page.getByRole('link', { name: 'Empezar' }));
  // Tab comes to a group of choices once; the arrows go on within it.
  await keyboard.reach(radio('Entro a Honduras'));
  await page.keyboard.press('ArrowDown');
  await expect(radio('Salgo de Honduras')).toBeChecked();
  await keyboard.follow(button('Continuar'));
  await date('Fecha del viaje', inDays(3));
  await keyboard.type(page.getByLabel('Motivo del viaje'), 'Turismo');
  await keyboard.type(page.getByLabel('¿A qué país va?'), 'Estados');
  await keyboard.follow(button('Continuar'));
  await keyboard.tick(radio('En avión'));
  await keyboard.type(page.getByLabel('Aeropuerto en Honduras'), 'Aeropuerto P');
  await keyboard.type(page.getByLabel('Aerolínea'), 'Avianca');
  await keyboard.type(page.getByLabel('Número de vuelo'), '430');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/prechequeo\/personas$/);
  await keyboard.arrive();
  const who = traveller();
  await keyboard.type(page.getByLabel('Nombres'), who.givenNames);
  await keyboard.type(page.getByLabel('Apellidos'), who.surnames);
  await date('Fecha de nacimiento', who.born);
  await keyboard.tick(radio('Femenino'));
  await keyboard.type(page.getByLabel('Nacionalidad'), 'Honduras');
  await keyboard.tick(radio('Pasaporte'));
  await keyboard.type(page.getByLabel('Número del documento'), who.number);
  await keyboard.type(page.getByLabel('País que lo emitió'), 'Honduras');
  await date('Vence el', who.expires);
  await keyboard.type(page.getByLabel('País donde vive'), 'Honduras');
  await keyboard.type(page.getByLabel('Profesión u oficio'), who.profession);
  await page.keyboard.press('Enter');
  await expect(page.locator('h2#travellers')).toContainText('Viaja una persona');
  await expect(page.locator('h2#travellers')).toBeFocused();
  await keyboard.follow(button('Continuar'));
  await keyboard.follow(button('Continuar'));
  await keyboard.press(button('Enviar el prechequeo'));
  await expect(page.getByText('Su viaje está declarado')).toBeVisible({ timeout: 20_000 });
});
