// Somebody of the staff: invited on the command line, with a passkey that Chromium pretends to have.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { CDPSession, Page } from '@playwright/test';
import { BASE_URL } from './addresses.ts';
import { setting } from './settings.ts';

export type Role = 'officer' | 'border-officer' | 'supervisor';

export async function invite(email: string, role: Role, name = 'Oficial de prueba'): Promise<void> {
  const run = promisify(execFile);
  await run(setting('PRODUCT'), ['staff', 'invite', '--email', email, '--role', role, '--name', name]);
}

// A passkey belongs to a name: where the product has a number, the staff comes to localhost.
export function staffAddress(address = BASE_URL): string {
  return address.replace('127.0.0.1', 'localhost');
}

// A device that holds passkeys.
export class Device {
  private constructor(
    private readonly session: CDPSession,
    private readonly id: string,
  ) {}

  static async plug(page: Page, transport: 'internal' | 'usb' = 'internal'): Promise<Device> {
    const session = await page.context().newCDPSession(page);
    await session.send('WebAuthn.enable', { enableUI: false });
    const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return new Device(session, authenticatorId);
  }

  // Whether the finger is the right one.
  async recognises(isUserVerified: boolean): Promise<void> {
    await this.session.send('WebAuthn.setUserVerified', {
      authenticatorId: this.id,
      isUserVerified,
    });
  }

  async unplug(): Promise<void> {
    await this.session.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: this.id });
  }
}
