// Bytes over the wire, headers and compression as they are, of everything a page asks for.
import type { Page } from '@playwright/test';

export const kB = 1000;

export class Wire {
  private sum = 0;

  // From now on; a new page of a new context has seen nothing, so its cache is cold.
  static async of(page: Page): Promise<Wire> {
    const wire = new Wire();
    const network = await page.context().newCDPSession(page);
    await network.send('Network.enable');
    network.on('Network.loadingFinished', (done) => (wire.sum += done.encodedDataLength));
    return wire;
  }

  get bytes(): number {
    return this.sum;
  }
}

export function report(what: string, bytes: number, limit: number): void {
  const show = (figure: number): string => `${(figure / kB).toFixed(1).padStart(7)} kB`;
  console.log(`    ${what.padEnd(28)} ${show(bytes)}  of ${show(limit)}`);
}
