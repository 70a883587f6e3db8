// The `test` of every spec: a watched page, a mailbox, a person nobody has met before.
import { test as base, expect } from '@playwright/test';
import { Mailbox } from './mailbox.ts';
import { Watch } from './watch.ts';

interface Support {
  watch: Watch;
  mailbox: Mailbox;
  email: string;
}

export const test = base.extend<Support>({
  watch: [
    async ({ page }, use) => {
      const watch = new Watch();
      await watch.over(page);
      await use(watch);
      watch.expectCalm();
    },
    { auto: true },
  ],
  mailbox: async ({ request }, use) => {
    await use(new Mailbox(request));
  },
  email: async ({}, use, info) => {
    const who = `${info.project.name}.${info.workerIndex}.${Date.now()}`;
    await use(`persona.${who}@correo.example`);
  },
});

export { expect };
