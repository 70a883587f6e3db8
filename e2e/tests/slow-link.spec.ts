// A link as at the edge of a village, and answers that come late.
import { markTheShell, open } from '../support/page.ts';
import { holdTheApp, slowDown } from '../support/network.ts';
import { expect, test } from '../support/test.ts';

test('the heading comes before the app, nothing moves, and a tap made early arrives', { tag: '@phone' }, async ({
  page,
}) => {
  await slowDown(page);
  const letGo = await holdTheApp(page);
  await markTheShell(page);
  await page.addInitScript(() => {
    const seen = window as unknown as { moved: number };
    seen.moved = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.moved += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto('/es/', { waitUntil: 'commit' });
  await expect(page.locator('h1')).toHaveText('Reserve su cita en el consulado');
  await expect(page.locator('#app > [data-of-the-shell]')).toHaveCount(1);
  await page.getByRole('link', { name: 'Reservar una cita' }).tap();
  letGo();
  await expect(page).toHaveURL(/\/es\/citas$/);
  await expect(page.getByRole('link', { name: 'Empezar' })).toBeVisible({ timeout: 45_000 });
  const moved = await page.evaluate(() => (window as unknown as { moved: number }).moved);
  expect(moved, 'cumulative layout shift').toBeLessThan(0.1);
});

test('a button pressed twice asks once', async ({ page, mailbox, email }) => {
  await open(page, '/es/entrar');
  let asked = 0;
  await page.route('**/identity/codes', async (route) => {
    asked += 1;
    await new Promise((later) => setTimeout(later, 1500));
    await route.continue();
  });
  await page.getByLabel('Correo electrónico').fill(email);
  await page.getByRole('button', { name: 'Enviarme el código' }).dblclick();
  await expect(page.getByLabel('Código')).toBeVisible();
  await mailbox.code(email);
  expect(asked).toBe(1);
  expect(await mailbox.to(email)).toHaveLength(1);
});

test('a month that answers late does not hide the one in sight', async ({ page }) => {
  await open(page, '/es/citas/servicio');
  await page.getByRole('radio', { name: /Pasaporte.*10 años/ }).check();
  await page.getByRole('button', { name: 'Continuar' }).click();
  await page.getByLabel('País donde está').selectOption('USA');
  await page.getByRole('radio').first().check();
  await page.getByRole('button', { name: 'Continuar' }).click();
  await page.getByRole('radio', { name: '21 o más' }).check();
  await page.getByRole('radio', { name: 'Sí', exact: true }).check();
  let first = true;
  await page.route('**/availability?*', async (route) => {
    const late = first;
    first = false;
    await new Promise((later) => setTimeout(later, late ? 3000 : 0));
    await route.continue();
  });
  const late = page.waitForResponse(/availability\?/);
  await page.getByRole('button', { name: 'Ver las fechas' }).click();
  await page.getByRole('button', { name: 'Mes siguiente' }).click();
  await late;
  await page.waitForTimeout(3500);
  await expect(page.locator('.calendar--waiting')).toHaveCount(0);
  await expect(page.locator('.calendar__day--open').first()).toBeVisible();
});
