// The `test` of every spec: a watched page, a mailbox, a person nobody has met before, and
// replicas of the product for the tests that need another policy or another build.
import { test as base, expect } from '@playwright/test';
import { Citizen } from './citizen.ts';
import { Mailbox } from './mailbox.ts';
import { Replica, type Wish } from './replica.ts';
import { Watch } from './watch.ts';

interface Support {
  watch: Watch;
  mailbox: Mailbox;
  email: string;
  // The person of `email`, in the page's session.
  citizen: Citizen;
  replica: (wish: Wish) => Promise<Replica>;
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
  citizen: async ({ page, mailbox, email }, use) => {
    await use(new Citizen(page.request, mailbox, email));
  },
  replica: async ({ watch }, use) => {
    const started: Replica[] = [];
    await use(async (wish) => {
      const replica = await Replica.start(wish);
      started.push(replica);
      watch.trust(replica.address);
      return replica;
    });
    watch.rest();
    await Promise.all(started.map((replica) => replica.stop()));
  },
});

export { expect };
