/** The table of contents: what the product is made of, and how its parts are put together. */
import { join } from 'node:path';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { remitOf } from './access/who-may-involve.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Databases } from './database/open-databases.ts';
import { mailerFor } from './notify/mailer-for.ts';
import { sendMails } from './notify/send-mails.ts';
import type { Engine, RecordServices } from './record/access.ts';
import type { Actor } from './record/actor.ts';
import { compileStaleAgreements } from './record/agreements/compile-again.ts';
import { mayRevokeAgreement } from './record/agreements/decide-agreement.ts';
import { auditSequencer } from './record/audit-log/sequence-audit.ts';
import type { Installation } from './record/installation.ts';
import { makeMails } from './record/notices/tell.ts';
import { engineNow, replaceableServices } from './record/packs/current-engine.ts';
import { endInvolvementsOfLeavers } from './record/practitioners/leavers.ts';
import { removeOldSearches } from './record/search/kept-searches.ts';
import { makeNamesAgain } from './record/search/make-names-again.ts';
import { checkBreachedPasswords } from './record/sign-in/breached-passwords.ts';
import { claimSignInKey } from './record/sign-in/claim-key.ts';
import { readSecretKey } from './record/sign-in/secret-key.ts';
import { createSessions } from './record/sign-in/sessions.ts';
import { tidySignIn } from './record/sign-in/tidy-sign-in.ts';
import { sweep } from './record/sweep.ts';
import { resumeImports } from './transition/import/resume-imports.ts';
import { schoolMovesPanel } from './transition/panels/school-moves.ts';
import { waitingMovesPanel } from './transition/panels/waiting-moves.ts';
import { transitionNavigation, transitionRoutes } from './transition/routes.ts';
import {
  agreementsRoute,
  childrenRoute,
  existenceCheckRoute,
  homeRoute,
  noticesRoute,
  rulesRoute,
  schoolsRoute,
  stopNoticesRoute,
} from './ui/addresses.ts';
import { loadAssets } from './ui/assets/assets.ts';
import type { Href } from './ui/href.ts';
import type { NavigationEntry, PageRoute } from './ui/page-route.ts';
import { emergencyPanel, emergencyReviewPanel } from './web/access/emergency-panels.ts';
import { relationReviewPanel } from './web/access/relation-reviews.ts';
import { accessRoutes } from './web/access/routes.ts';
import { leftBehindPanel } from './web/administration/left-behind.ts';
import { administrationNavigation, administrationRoutes } from './web/administration/routes.ts';
import { agreementRoutes } from './web/agreements/routes.ts';

import { type Background, createBackground } from './web/background.ts';
import { chooseKindPage, chooseKindSearch } from './web/chronology/choose-kind.ts';
import { downloadFilePage } from './web/chronology/download-file.ts';
import { recordEntryAction, recordEntryPage } from './web/chronology/record-entry.ts';
import { disclosureNavigation, disclosureRoutes } from './web/disclosures/routes.ts';
import { noticesAction, noticesPage } from './web/notices/notices-page.ts';
import { createPaces } from './web/pace.ts';
import { addSchoolAction, addSchoolPage } from './web/pages/add-school.ts';
import { childOverviewPage } from './web/pages/child-overview.ts';
import { childrenPage } from './web/pages/children.ts';
import { commencementsAction, commencementsPage } from './web/pages/commencements.ts';
import { healthRoutes } from './web/pages/health.ts';
import { myWorkPage } from './web/pages/my-work.ts';
import { packAction, packPage } from './web/pages/pack.ts';
import { packsAction, packsPage } from './web/pages/packs.ts';
import { replayPage } from './web/pages/replay.ts';
import { rulePage } from './web/pages/rule.ts';
import { rulesPage, seesRules } from './web/pages/rules.ts';
import { schoolAction, schoolPage, schoolsPage } from './web/pages/schools.ts';
import { timelinePage } from './web/pages/timeline.ts';
import { withdrawReleaseAction, withdrawReleasePage } from './web/pages/withdraw-release.ts';
import { familyPanel } from './web/people/family-panel.ts';
import { peopleRoutes } from './web/people/routes.ts';
import { searchResultsPage } from './web/search/results-page.ts';
import { searchAction, searchPage } from './web/search/search-page.ts';
import { createServer } from './web/server.ts';
import { sharingRoutes } from './web/sharing/routes.ts';
import type { DemoPerson } from './web/sign-in/demo-people.ts';
import { employerClients } from './web/sign-in/employer-client.ts';
import { registerOpenRoutes } from './web/sign-in/open-route.ts';
import { openRoutes } from './web/sign-in/open-routes.ts';
import { readEmployers } from './web/sign-in/read-employers.ts';
import { emptySpool } from './web/spool-upload.ts';
import { ownSignInRoutes } from './web/your-sign-in/routes.ts';

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

export const routes: readonly PageRoute[] = [
  myWorkPage([emergencyReviewPanel, relationReviewPanel, leftBehindPanel, waitingMovesPanel]),
  childrenPage,
  childOverviewPage([emergencyPanel, schoolMovesPanel, familyPanel]),
  searchPage,
  searchAction,
  searchResultsPage,
  timelinePage,
  chooseKindPage,
  chooseKindSearch,
  recordEntryPage,
  recordEntryAction,
  downloadFilePage,
  replayPage,
  ...sharingRoutes,
  ...peopleRoutes,
  ...agreementRoutes,
  ...accessRoutes,
  ...transitionRoutes,
  schoolsPage,
  addSchoolPage,
  addSchoolAction,
  schoolPage,
  schoolAction,
  rulesPage,
  packsPage,
  packsAction,
  withdrawReleasePage,
  withdrawReleaseAction,
  packPage,
  packAction,
  commencementsPage,
  commencementsAction,
  rulePage,
  ...administrationRoutes,
  ...ownSignInRoutes,
  noticesPage,
  noticesAction,
  ...disclosureRoutes,
];

const everybody = (): boolean => true;
const hasExistenceRemit = ({ posts }: Actor): boolean => posts.some(({ role }) => remitOf(role) !== undefined);

const navigation: readonly NavigationEntry[] = [
  { section: 'work', text: 'My work', href: homeRoute.link(), isFor: everybody },
  { section: 'children', text: 'Children', href: childrenRoute.link(), isFor: everybody },
  { section: 'existence-check', text: 'Existence check', href: existenceCheckRoute.link(), isFor: hasExistenceRemit },
  ...transitionNavigation,
  { section: 'schools', text: 'Schools', href: schoolsRoute.link(), isFor: everybody },
  { section: 'rules', text: 'Rules', href: rulesRoute.link(), isFor: seesRules },
  administrationNavigation,
  disclosureNavigation,
  { section: 'agreements', text: 'Agreements', href: agreementsRoute.link(), isFor: mayRevokeAgreement },
];

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
  const isSecure = config.publicUrl?.startsWith('https:') ?? false;
  const secret = await readSecretKey(config.signInKeyFile);
  await claimSignInKey(services, { partnership }, secret, config.signInKeyFile);
  const audit = await auditSequencer(services, { partnership }, config);
  await checkBreachedPasswords(config.breachedPasswordsFile);
  const paces = createPaces(clock, config.pagesPerMinute);
  const employers = await readEmployers(config.signInProvidersFile);
  const signIn = {
    services,
    partnership,
    sessions,
    secret,
    demo: demoPeople,
    isDemo: installation.mode === 'demo',
    publicAddress: config.publicUrl ?? `http://${config.host}:${config.port}`,
    isSecure,
    publicUrl: config.publicUrl,
    employers,
    employerClients: employerClients(employers, logger),
    sessionHours: config.sessionHours,
    idleMinutes: config.idleMinutes,
    paces,
    breachedPasswords: config.breachedPasswordsFile,
  };
  const spoolFolder = join(config.dataFolder, 'spool');
  await emptySpool(spoolFolder);
  const server = await createServer({
    config,
    services,
    signIn,
    paces,
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
    await makeNamesAgain(services, { partnership });
    await removeOldSearches(services, { partnership });
    await endInvolvementsOfLeavers(services, { partnership });
  };
  const mailer = config.mail === null ? null : mailerFor(config.mail);
  const page = (address: Href): URL => new URL(address.toString(), signIn.publicAddress);
  const sendNotices =
    mailer === null
      ? null
      : async (): Promise<void> => {
          await makeMails(services, { partnership });
          await sendMails({
            services,
            system: { partnership },
            mailer,
            secret,
            address: {
              work: page(homeRoute.link()),
              choices: page(noticesRoute.link()),
              stop: (token) => page(stopNoticesRoute.link({ token })),
            },
          });
        };
  await resumeImports(services, { partnership }, background.run);
  return { server, services, background, tick, sendNotices, sequenceAudit: audit.now };
}
