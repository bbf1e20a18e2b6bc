/** What signing in needs beside the record. */
import type { RecordServices } from '../access.ts';
import type { Employer } from './employer.ts';
import type { RelyingParty } from './relying-party.ts';
import type { SecretKey } from './secret-key.ts';
import type { Sessions } from './sessions.ts';

export type SignInParts = {
  readonly services: Pick<RecordServices, 'database' | 'clock' | 'engine'>;
  readonly partnership: string;
  readonly sessions: Sessions;
  readonly secret: SecretKey;
  /** In a demonstration people choose who to be and have nothing to prove it with. */
  readonly isDemo: boolean;
  readonly sessionHours: number;
  readonly idleMinutes: number;
  /** Where people find the service, for example "https://throughline.example". */
  readonly publicAddress: string;
  /** File with hashes of passwords that have become known. */
  readonly breachedPasswords: string | undefined;
  /** At whose sign-in services people sign in. */
  readonly employers: readonly Employer[];
};

/** Where an attempt comes from. */
export type From = {
  /** The address in the network, or for IPv6 the network of the household or office. */
  readonly network: string;
  /** In words, such as "Firefox on Windows". */
  readonly device: string;
  /** The token of a browser from which somebody has signed in before. */
  readonly deviceToken: string | undefined;
  /** For which address passkeys are made, or null where they cannot work. */
  readonly relyingParty: RelyingParty | null;
};
