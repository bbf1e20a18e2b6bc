/** The table of contents: what the product is made of, and how its parts are put together. */
import { join } from 'node:path';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Databases } from './database/open-databases.ts';
import { invitationCalendar } from './interchange/calendars/write-invitation.ts';
import { mailerFor } from './notify/mailer-for.ts';
import { sendMails } from './notify/send-mails.ts';
import type { Engine, RecordServices } from './record/access.ts';
import { compileStaleAgreements } from './record/agreements/compile-again.ts';
import { auditSequencer } from './record/audit-log/sequence-audit.ts';
import { endLateBundles } from './record/bundles/bundle-link.ts';
import { removeExpiredDrafts } from './record/drafts/remove-expired-drafts.ts';
import type { Installation } from './record/installation.ts';
import { makeMails } from './record/notices/tell.ts';
import { engineNow, replaceableServices } from './record/packs/current-engine.ts';
import { removeExpiredAnswers } from './record/practice/remove-expired-answers.ts';
import { endInvolvementsOfLeavers } from './record/practitioners/leavers.ts';
import { removeOldSearches } from './record/search/kept-searches.ts';
import { makeNamesAgain } from './record/search/make-names-again.ts';
import { createSessions } from './record/sign-in/sessions.ts';
import { tidySignIn } from './record/sign-in/tidy-sign-in.ts';
import { sweep } from './record/sweep.ts';
import { tidyLinks } from './record/voices/tidy-links.ts';
import { resumeImports } from './transition/import/resume-imports.ts';
import { homeRoute, invitationRoute, noticesRoute, stopNoticesRoute } from './ui/addresses.ts';
import { loadAssets } from './ui/assets/assets.ts';
import type { Href } from './ui/href.ts';

import { type Background, createBackground } from './web/background.ts';
import { healthRoutes } from './web/pages/health.ts';
import { navigation, routes } from './web/routes.ts';
import { createServer } from './web/server.ts';
import { createSignIn } from './web/sign-in/create-sign-in.ts';
import type { DemoPerson } from './web/sign-in/demo-people.ts';
import { registerOpenRoutes } from './web/sign-in/open-route.ts';
import { openRoutes } from './web/sign-in/open-routes.ts';
import { emptySpool } from './web/spool-upload.ts';

export type AppParts = {
  readonly config: Config;
  readonly databases: Pick<Databases, 'app'>;
  readonly engine: Engine;
  readonly clock: Clock;
  readonly logger: FastifyBaseLogger;
  readonly installation: Installation;
  /** The people of the demo, or null outside a demo. */
  readonly demoPeople: readonly DemoPerson[] | null;
};

export type App = {
  readonly server: FastifyInstance;
  readonly services: RecordServices;
  readonly background: Background;
  /** What time brings about, once; the server calls it again and again. */
  readonly tick: () => Promise<void>;
  /** Makes the mails that are due and sends them; null where nobody takes them. The server calls it again and again. */
  readonly sendNotices: (() => Promise<void>) | null;
  /** Places what was written in the tree of the audit, and signs checkpoints; the server calls it all the time. */
  readonly sequenceAudit: () => Promise<void>;
};

export async function createApp(parts: AppParts): Promise<App> {
  const { config, databases, engine, clock, logger, installation, demoPeople } = parts;
  const { partnership } = installation;
  const database = databases.app;
  const { services, replace } = replaceableServices({ database, clock, engine });
  const refreshRules = async (): Promise<void> => replace(await engineNow(services, { partnership }));
  await refreshRules();
  // Before anybody searches: a child who is not found may be taken for one who is not known
  await makeNamesAgain(services, { partnership }, (done) => logger.info({ done }, 'names made findable'));
  const sessions = createSessions({ database, clock, config, partnership });
  const background = createBackground(logger);
  const signIn = await createSignIn({ config, services, sessions, installation, demoPeople, logger });
  const audit = await auditSequencer(services, { partnership }, config);
  const spoolFolder = join(config.dataFolder, 'spool');
  await emptySpool(spoolFolder);
  const server = await createServer({
    config,
    services,
    signIn,
    paces: signIn.paces,
    background,
    logger,
    routes,
    assets: loadAssets(),
    spoolFolder,
    frame: { serviceName: installation.name, isDemo: installation.mode === 'demo', navigation },
    openRoutes: (open, show) => {
      healthRoutes(open, database);
      registerOpenRoutes(openRoutes, signIn)(open, show);
    },
  });
  const tick = async (): Promise<void> => {
    try {
      await refreshRules();
    } finally {
      // Rules that cannot be read must not stop the clocks
      await sweep(services, { partnership });
    }
    await compileStaleAgreements(services, { partnership });
    await tidySignIn(services, { partnership }, config);
    await tidyLinks(services, { partnership });
    await endLateBundles(services, { partnership });
    await makeNamesAgain(services, { partnership });
    await removeOldSearches(services, { partnership });
    await removeExpiredDrafts(services, { partnership });
    await removeExpiredAnswers(services, { partnership });
    await endInvolvementsOfLeavers(services, { partnership });
  };
  const mailer = config.mail === null ? null : mailerFor(config.mail);
  const page = (address: Href): URL => new URL(address.toString(), signIn.publicAddress);
  const meetingAddress = (meeting: string): URL => page(invitationRoute.link({ meeting }));
  const sendNotices =
    mailer === null
      ? null
      : async (): Promise<void> => {
          await makeMails(services, { partnership });
          await sendMails({
            services,
            system: { partnership },
            mailer,
            secret: signIn.secret,
            address: {
              work: page(homeRoute.link()),
              choices: page(noticesRoute.link()),
              stop: (token) => page(stopNoticesRoute.link({ token })),
              meeting: meetingAddress,
            },
            calendarOf: ({ meeting, startsAt, endsAt }, calledOff) =>
              invitationCalendar({
                meeting,
                startsAt,
                endsAt,
                calledOff,
                writtenAt: clock.now(),
                address: meetingAddress(meeting).href,
              }),
          });
        };
  await resumeImports(services, { partnership }, background.run);
  return { server, services, background, tick, sendNotices, sequenceAudit: audit.now };
}
