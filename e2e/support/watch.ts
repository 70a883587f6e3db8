// What no page may do while a test looks at it: write an error to the console, throw, break its
// own security policy, ask another origin for anything, or get a 5xx answer.
import { expect, type Page, type Response } from '@playwright/test';
import { BASE_URL, SANDBOX_URL } from './addresses.ts';

export class Watch {
  private readonly ours = [new URL(BASE_URL).origin, new URL(SANDBOX_URL).origin];
  private readonly seen: string[] = [];
  private readonly allowed: RegExp[] = [];
  private resting = false;

  // For the test that causes the trouble itself, such as a cut connection.
  allow(trouble: RegExp): void {
    this.allowed.push(trouble);
  }

  // A replica of the product.
  trust(origin: string): void {
    this.ours.push(origin);
  }

  // The test is over, and what the page still asks for may be gone.
  rest(): void {
    this.resting = true;
  }

  async over(page: Page): Promise<void> {
    page.on('pageerror', (error) => this.note(`page error: ${error.message}`));
    page.on('console', (message) => {
      // A refusal of the API (409, 422) is an answer; the browser logs it as if it were a fault.
      const refusal = /Failed to load resource: the server responded with a status of 4\d\d/;
      if (message.type() === 'error' && !refusal.test(message.text())) {
        this.note(`console: ${message.text()}`);
      }
    });
    page.on('response', (response) => this.judge(response));
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith('http') && !this.ours.includes(url.origin)) {
        this.note(`request to another origin: ${url.origin}`);
      }
    });
    await page.exposeFunction('reportViolation', (what: string) => this.note(`policy: ${what}`));
    await page.addInitScript(() => {
      // What a page that is left still loads is cut off, and its own scripts say so.
      window.addEventListener('pagehide', () => {
        console.error = () => {};
      });
      document.addEventListener('securitypolicyviolation', (event) => {
        const report = (window as unknown as { reportViolation(what: string): void });
        report.reportViolation(`${event.effectiveDirective} ${event.blockedURI}`);
      });
    });
  }

  expectCalm(): void {
    const left = this.seen.filter((line) => !this.allowed.some((trouble) => trouble.test(line)));
    expect(left, 'what the browser complained of').toEqual([]);
  }

  private judge(response: Response): void {
    if (response.status() >= 500) {
      this.note(`${response.status()} from ${response.url()}`);
    }
  }

  private note(line: string): void {
    if (!this.resting) this.seen.push(line);
  }
}
