/**
 * Every setting, read once from the environment. Nothing else reads `process.env`.
 * `docs/reference/configuration.md` is generated from this file.
 */
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { problem } from './errors.ts';

export const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)));

const megabytes = (description: string, fallback: number) =>
  z.coerce.number().int().positive().default(fallback).describe(description);

export const settings = z.object({
  THROUGHLINE_DATA: z
    .string()
    .default('data')
    .transform((folder) => resolve(projectRoot, folder))
    .describe('Folder for the embedded database and spooled uploads. A relative path starts at the project.'),
  THROUGHLINE_MODE: z
    .enum(['demo', 'live'])
    .optional()
    .describe(
      'demo loads a fictional partnership and lets anyone sign in as its people; live does neither. Fixed by the first start on a database. Default: demo on the embedded database, live with DATABASE_URL.',
    ),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe(
      'Address of a PostgreSQL 15 or later, as the role that owns the schema. Without it an embedded PostgreSQL is used.',
    ),
  DATABASE_APP_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe(
      'Address as the role that serves requests, when the role throughline_app is managed elsewhere. Default: made from DATABASE_URL.',
    ),
  PARTNERSHIP_RULES: z
    .string()
    .regex(/^[a-z0-9-]+$/u)
    .optional()
    .describe(
      "Folder in packs/ with the partnership's own rules, for example derby-derbyshire. Default: none; in a demo the demo's own.",
    ),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on.'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080).describe('Port to listen on; 0 picks a free one.'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Address that people type. https makes cookies secure and sends strict transport security.'),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    )
    .pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])))
    .describe(
      'Addresses or networks of reverse proxies in front of the server, separated by commas, for example 127.0.0.1. They are believed about where a request comes from; without them everybody behind a proxy looks like one.',
    ),
  SIGN_IN_PROVIDERS: z
    .string()
    .optional()
    .transform((file) => (file === undefined ? undefined : resolve(projectRoot, file)))
    .describe(
      'File (JSON) with the employers at whose sign-in services people sign in by OpenID Connect; see docs/guides/administrator.md. Default: none.',
    ),
  BREACHED_PASSWORDS: z
    .string()
    .optional()
    .transform((file) => (file === undefined ? undefined : resolve(projectRoot, file)))
    .describe(
      'File with SHA-1 hashes of passwords that have become known, one in a line and in order, as Have I Been Pwned gives them out; new passwords in it are refused. Default: none; the commonest passwords are refused in any case.',
    ),
  SIGN_IN_KEY_FILE: z
    .string()
    .optional()
    .transform((file) => (file === undefined ? undefined : resolve(projectRoot, file)))
    .describe(
      'File with the key that seals secrets of signing in, which is never in the database. Made when it is missing; every server of a partnership needs the same. Default: keys/sign-in.key in THROUGHLINE_DATA.',
    ),
  AUDIT_KEY_FILE: z
    .string()
    .optional()
    .transform((file) => (file === undefined ? undefined : resolve(projectRoot, file)))
    .describe(
      'File with the key that signs checkpoints of the audit log, which is never in the database. Made when it is missing; every server of a partnership needs the same. Default: keys/audit.key in THROUGHLINE_DATA.',
    ),
  AUDIT_CHECKPOINT_SECONDS: z.coerce
    .number()
    .int()
    .min(1)
    .max(3_600)
    .default(30)
    .describe('Seconds after which a new checkpoint of the audit log is signed, when anything was written since.'),
  MAIL_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe(
      'Mail server that takes notices, for example smtps://name:password@mail.example.org:465. Needs MAIL_FROM and PUBLIC_URL. Without it, and without GOVUK_NOTIFY_KEY, no mail is sent.',
    ),
  MAIL_FROM: z.email().optional().describe('Address that notices come from, with MAIL_URL.'),
  GOVUK_NOTIFY_KEY: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Key of GOV.UK Notify, which sends notices in place of MAIL_URL. Needs GOVUK_NOTIFY_TEMPLATE and PUBLIC_URL.',
    ),
  GOVUK_NOTIFY_TEMPLATE: z
    .uuid()
    .optional()
    .describe('Template of GOV.UK Notify for an email, with the fields ((subject)) and ((body)).'),
  BACKUP_PUBLIC_KEYS: z
    .string()
    .default('')
    .transform((list) => list.split(/[\s,]+/u).filter((one) => one !== ''))
    .pipe(z.array(z.string().regex(/^age1[a-z0-9]+$/u)))
    .describe(
      'Public keys to which backups are encrypted, separated by commas; throughline backup-key makes a pair. Whoever has the private key of one of them can read a backup.',
    ),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info').describe('How much is logged.'),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(12).describe('Connections kept to the database.'),
  UPLOAD_LIMIT_MB: megabytes('Largest file taken in the browser, in megabytes.', 50),
  ATTACHMENT_LIMIT_MB: megabytes('Largest file taken as an attachment of an entry, in megabytes.', 20),
  IMPORT_LIMIT_MB: megabytes('Largest file taken from the command line, in megabytes.', 4_096),
  PAGES_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(30)
    .max(1_000_000)
    .default(300)
    .describe(
      'Pages and forms that one person may ask for in a minute before they have to wait; without signing in, ten times as many from one network. Each process counts for itself.',
    ),
  IDLE_MINUTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(240)
    .default(30)
    .describe('Minutes without a request after which a person is signed out.'),
  SESSION_HOURS: z.coerce
    .number()
    .int()
    .min(1)
    .max(24)
    .default(12)
    .describe('Hours after which a person is signed out in any case.'),
});

type Settings = z.output<typeof settings>;

export type MailSettings =
  | { readonly kind: 'smtp'; readonly url: string; readonly from: string }
  | { readonly kind: 'govuk-notify'; readonly key: string; readonly template: string };

export type Config = {
  readonly dataFolder: string;
  readonly mode: 'demo' | 'live';
  readonly database:
    | { readonly kind: 'embedded'; readonly folder: string }
    | { readonly kind: 'server'; readonly url: string; readonly appUrl: string | undefined };
  /** Folder in packs/ with the partnership's own rules. */
  readonly ownRules: string | null;
  readonly databasePool: number;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string | undefined;
  /** Addresses and networks. */
  readonly trustedProxies: readonly string[];
  readonly signInKeyFile: string;
  readonly signInProvidersFile: string | undefined;
  readonly breachedPasswordsFile: string | undefined;
  readonly auditKeyFile: string;
  readonly auditCheckpointSeconds: number;
  /** Who takes notices; null when nobody does, so that none are made. */
  readonly mail: MailSettings | null;
  /** Of the age format. */
  readonly backupPublicKeys: readonly string[];
  readonly logLevel: Settings['LOG_LEVEL'];
  /** Bytes. */
  readonly uploadLimit: number;
  /** Bytes. */
  readonly attachmentLimit: number;
  /** Bytes. */
  readonly importLimit: number;
  readonly pagesPerMinute: number;
  readonly idleMinutes: number;
  readonly sessionHours: number;
};

/** The demo's partnership is called Arkenshire. */
const rulesOfTheDemo = 'arkenshire';

/** Throws CONFIGURATION_INVALID when a part is missing. */
function mailSettings(set: Settings): MailSettings | null {
  if (set.MAIL_URL === undefined && set.GOVUK_NOTIFY_KEY === undefined) return null;
  const need = (name: string, value: string | undefined): string => {
    if (value !== undefined) return value;
    throw problem('CONFIGURATION_INVALID', { settings: `${name} (needed to send notices)` });
  };
  need('PUBLIC_URL', set.PUBLIC_URL);
  if (set.MAIL_URL !== undefined && set.GOVUK_NOTIFY_KEY !== undefined)
    throw problem('CONFIGURATION_INVALID', { settings: 'MAIL_URL and GOVUK_NOTIFY_KEY (only one of them can be set)' });
  return set.MAIL_URL !== undefined
    ? { kind: 'smtp', url: set.MAIL_URL, from: need('MAIL_FROM', set.MAIL_FROM) }
    : {
        kind: 'govuk-notify',
        key: need('GOVUK_NOTIFY_KEY', set.GOVUK_NOTIFY_KEY),
        template: need('GOVUK_NOTIFY_TEMPLATE', set.GOVUK_NOTIFY_TEMPLATE),
      };
}

/** Reads the settings. Throws CONFIGURATION_INVALID naming every setting that is wrong. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = settings.safeParse(given);
  if (!result.success) {
    const wrong = result.error.issues.map((issue) => `${issue.path.join('.')} (${issue.message})`).join('; ');
    throw problem('CONFIGURATION_INVALID', { settings: wrong });
  }
  const set = result.data;
  const mode = set.THROUGHLINE_MODE ?? (set.DATABASE_URL === undefined ? 'demo' : 'live');
  return {
    dataFolder: set.THROUGHLINE_DATA,
    mode,
    database:
      set.DATABASE_URL === undefined
        ? { kind: 'embedded', folder: join(set.THROUGHLINE_DATA, 'postgresql') }
        : { kind: 'server', url: set.DATABASE_URL, appUrl: set.DATABASE_APP_URL },
    ownRules: set.PARTNERSHIP_RULES ?? (mode === 'demo' ? rulesOfTheDemo : null),
    databasePool: set.DATABASE_POOL,
    host: set.HOST,
    port: set.PORT,
    publicUrl: set.PUBLIC_URL,
    trustedProxies: set.TRUSTED_PROXIES,
    signInProvidersFile: set.SIGN_IN_PROVIDERS,
    breachedPasswordsFile: set.BREACHED_PASSWORDS,
    signInKeyFile: set.SIGN_IN_KEY_FILE ?? join(set.THROUGHLINE_DATA, 'keys', 'sign-in.key'),
    auditKeyFile: set.AUDIT_KEY_FILE ?? join(set.THROUGHLINE_DATA, 'keys', 'audit.key'),
    auditCheckpointSeconds: set.AUDIT_CHECKPOINT_SECONDS,
    mail: mailSettings(set),
    backupPublicKeys: set.BACKUP_PUBLIC_KEYS,
    logLevel: set.LOG_LEVEL,
    uploadLimit: set.UPLOAD_LIMIT_MB * 1_000_000,
    attachmentLimit: set.ATTACHMENT_LIMIT_MB * 1_000_000,
    importLimit: set.IMPORT_LIMIT_MB * 1_000_000,
    pagesPerMinute: set.PAGES_PER_MINUTE,
    idleMinutes: set.IDLE_MINUTES,
    sessionHours: set.SESSION_HOURS,
  };
}
