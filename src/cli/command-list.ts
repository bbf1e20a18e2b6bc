/** Every command of the command line, in the order of its help. `docs/reference/command-line.md` is generated from this. */
import type { Command } from './command.ts';
import { administratorAddCommand } from './commands/administrator-add.ts';
import { auditExportCommand } from './commands/audit-export.ts';
import { auditAcceptRestoreCommand, auditRotateKeyCommand } from './commands/audit-key.ts';
import { auditStateCommand } from './commands/audit-state.ts';
import { auditVerifyCommand } from './commands/audit-verify.ts';
import { auditWitnessCommand } from './commands/audit-witness.ts';
import { auditAddCosignatureCommand, auditAddWitnessCommand } from './commands/audit-witnesses.ts';
import { backupCommand } from './commands/backup.ts';
import { backupKeyCommand } from './commands/backup-key.ts';
import { exportCommand } from './commands/export.ts';
import { importCommand } from './commands/import.ts';
import { importBankHolidaysCommand } from './commands/import-bank-holidays.ts';
import { importCtfCommand } from './commands/import-ctf.ts';
import { importSchoolsCommand } from './commands/import-schools.ts';
import { importTermDatesCommand } from './commands/import-term-dates.ts';
import { replayCommand } from './commands/replay.ts';
import { restoreCommand } from './commands/restore.ts';
import { rulesCheckCommand } from './commands/rules-check.ts';
import { rulesDiffCommand } from './commands/rules-diff.ts';
import { rulesExplainCommand } from './commands/rules-explain.ts';
import { rulesWorkbookExportCommand, rulesWorkbookImportCommand } from './commands/rules-workbook.ts';
import { sqlCommand } from './commands/sql.ts';

export const commands: readonly Command[] = [
  importSchoolsCommand,
  importCtfCommand,
  importBankHolidaysCommand,
  importTermDatesCommand,
  rulesCheckCommand,
  rulesDiffCommand,
  rulesExplainCommand,
  rulesWorkbookExportCommand,
  rulesWorkbookImportCommand,
  replayCommand,
  administratorAddCommand,
  auditStateCommand,
  auditVerifyCommand,
  auditExportCommand,
  auditWitnessCommand,
  auditAddWitnessCommand,
  auditAddCosignatureCommand,
  auditRotateKeyCommand,
  auditAcceptRestoreCommand,
  sqlCommand,
  exportCommand,
  importCommand,
  backupCommand,
  restoreCommand,
  backupKeyCommand,
];
