// The mails that the sandbox received.
import { expect, type APIRequestContext } from '@playwright/test';
import { SANDBOX_URL, type Lang } from './addresses.ts';

export interface Mail {
  id: number;
  to: string[];
  subject: string;
  text: string | null;
  html: string | null;
  code: string | null;
  attachments: { name: string; type: string; size: number }[];
}

// What a mail's button leads to, with the secret behind `#`.
export function link(mail: Mail, door: string, lang: Lang = 'es'): string {
  const found = new RegExp(`/${lang}/${door}#[^\\s)>]+`).exec(mail.text ?? '')?.[0];
  if (found === undefined) throw new Error(`no link to ${door} in: ${mail.text}`);
  return found;
}

export class Mailbox {
  private readonly used = new Set<number>();

  constructor(private readonly request: APIRequestContext) {}

  async to(email: string): Promise<Mail[]> {
    const query = new URLSearchParams({ to: email });
    const answer = await this.request.get(`${SANDBOX_URL}/mail/api/messages?${query}`);
    return (await answer.json()) as Mail[];
  }

  // The next code that was not asked for before: a second sign-in must not read the first mail.
  async code(email: string): Promise<string> {
    const mail = await this.next(email, (mail) => mail.code !== null);
    return mail.code as string;
  }

  // Waits for a mail whose subject matches.
  async about(email: string, subject: RegExp): Promise<Mail> {
    return this.next(email, (mail) => subject.test(mail.subject));
  }

  private async next(email: string, wanted: (mail: Mail) => boolean): Promise<Mail> {
    let found: Mail | undefined;
    const look = async (): Promise<boolean> => {
      const mails = await this.to(email);
      found = mails.find((mail) => wanted(mail) && !this.used.has(mail.id));
      return found !== undefined;
    };
    await expect.poll(look, { message: `a mail to ${email}`, timeout: 20_000 }).toBe(true);
    const mail = found as Mail;
    this.used.add(mail.id);
    return mail;
  }
}
