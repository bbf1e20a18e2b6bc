/** A phone or computer that keeps passkeys, as far as a browser can tell, and what somebody does with one. */
import type { Page } from 'playwright-core';

type Kept = { readonly credentialId: string; readonly signCount: number };

export type Device = {
  /** Copies of what it holds. */
  readonly copies: () => Promise<readonly Kept[]>;
  /** Whether it recognises its owner's finger. */
  readonly recognises: (isOwner: boolean) => Promise<void>;
  readonly putAway: () => Promise<void>;
};

/** A browser has one at a time. */
export async function withDevice(page: Page, holds: readonly Kept[] = []): Promise<Device> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  type Credential = Parameters<typeof session.send<'WebAuthn.addCredential'>>[1];
  for (const credential of holds)
    await session.send('WebAuthn.addCredential', { authenticatorId, credential } as unknown as Credential);
  return {
    copies: async () => (await session.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
    recognises: async (isUserVerified) => {
      await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
    },
    putAway: async () => {
      await session.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
    },
  };
}

/** On one's own page, in the demonstration. */
export async function makePasskey(page: Page, name: string): Promise<void> {
  await page.goto('/your-sign-in');
  await page.getByRole('link', { name: 'Make a passkey' }).click();
  if (page.url().includes('confirm-it-is-you')) await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Make a passkey' }).click();
  await page.getByText('The passkey has been added').waitFor();
}

export async function signOut(page: Page): Promise<void> {
  await page.goto('/sign-out');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL('**/sign-in');
}
