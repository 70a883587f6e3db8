import { defineConfig } from '@playwright/test';
import tests from './playwright.config.ts';

// `cargo xtask size`: one browser at a time, so that nothing is counted twice.
export default defineConfig({
  ...tests,
  testDir: 'size',
  workers: 1,
  projects: [{ name: 'phone', use: { viewport: { width: 360, height: 740 } } }],
});
