/** Removes what has ended: sessions, forms that waited, challenges, failures that are forgotten, devices not seen for long. */
import type { Config } from '../../config.ts';
import type { RecordServices } from '../access.ts';
import { asSystem, type System } from '../system.ts';

const hoursOfFailures = 48;
const hoursOfDevices = 24 * 180;
const hoursOfLinks = 24 * 30;

export async function tidySignIn(
  services: RecordServices,
  system: System,
  { idleMinutes }: Pick<Config, 'idleMinutes'>,
): Promise<void> {
  const now = services.clock.now();
  const before = (hours: number): Temporal.Instant => now.subtract({ hours });
  await asSystem(services, system, async ({ transaction }) => {
    await transaction
      .deleteFrom('session')
      .where((where) =>
        where.or([where('ends_at', '<', now), where('last_seen_at', '<', now.subtract({ minutes: idleMinutes }))]),
      )
      .execute();
    await transaction.deleteFrom('kept_form').where('ends_at', '<', now).execute();
    await transaction.deleteFrom('answered_challenge').where('ends_at', '<', now).execute();
    await transaction.deleteFrom('sign_in_attempt').where('last_at', '<', before(hoursOfFailures)).execute();
    await transaction.deleteFrom('known_device').where('seen_at', '<', before(hoursOfDevices)).execute();
    await transaction.deleteFrom('sign_in_link').where('ends_at', '<', before(hoursOfLinks)).execute();
  });
}
