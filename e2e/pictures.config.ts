import { defineConfig } from '@playwright/test';
import tests from './playwright.config.ts';

// `cargo xtask pictures`: what README and the guides show, from the running product.
export default defineConfig({ ...tests, testDir: 'pictures' });
