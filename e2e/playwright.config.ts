import { defineConfig, type PlaywrightTestConfig } from '@playwright/test';

// `cargo xtask e2e` starts the product and its sandbox and says where they are.
const baseURL = process.env.BASE_URL ?? 'http://127.0.0.1:8080';

const phone: PlaywrightTestConfig['use'] = {
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
};

const desktop: PlaywrightTestConfig['use'] = {
  viewport: { width: 1280, height: 800 },
};

export default defineConfig({
  testDir: 'tests',
  outputDir: 'results',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // A test that holds only at the second attempt does not hold.
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    baseURL,
    browserName: 'chromium',
    locale: 'es-HN',
    timezoneId: 'America/New_York',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    // A test that waits a minute for a clock is tagged with the one screen that it runs on.
    { name: 'phone', use: phone, grepInvert: /@desktop/ },
    { name: 'desktop', use: desktop, grepInvert: /@phone/ },
  ],
});
