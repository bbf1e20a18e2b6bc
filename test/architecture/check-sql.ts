/** Where SQL stands: the driver in `database` only, queries where rows are kept, and no clock but the one of `app_now`. */
import { partOf } from './check-arrows.ts';
import { importsOf } from './read-imports.ts';
import { type Finding, isForTests, lineAt, productFiles, type Tree, withoutComments } from './source-tree.ts';

const drivers = ['pg', 'pg-copy-streams'];
const keepsRows = ['database', 'record', 'audit', 'access', 'web', 'demo'];

/**
 * Files of capabilities that ask the database themselves, through the transaction that `withAccess` gives: the tables of
 * an import belong to nobody else, and the cohort counts what its viewer may see. A name that needs it no more is refused.
 */
export const askThemselves: readonly string[] = [
  'src/transition/import/commit-batch.ts',
  'src/transition/import/decide-match.ts',
  'src/transition/import/find-candidates.ts',
  'src/transition/import/stage-transfer-file.ts',
];

const clocks =
  /(?<![\w.$])now\(\)|\b(?:current_(?:timestamp|date|time)|localtime(?:stamp)?|(?:clock|statement|transaction)_timestamp)\b/giu;

/** @param exempt files that may ask the database themselves */
export function checkSql(tree: Tree, exempt: readonly string[] = askThemselves): readonly Finding[] {
  const asking = productFiles(tree).filter(([file, text]) =>
    importsOf(file, text).some(({ target }) => target === 'kysely'),
  );
  const noLonger = exempt
    .filter((file) => !asking.some(([asks]) => asks === file))
    .map((file) => ({
      file,
      line: 1,
      says: 'asks the database no more.',
      next: 'Remove it from the list in test/architecture/check-sql.ts.',
    }));
  const elsewhere = productFiles(tree).flatMap(([file, text]) =>
    importsOf(file, text).flatMap(({ target, written, line }): readonly Finding[] => {
      const part = partOf(file);
      if (drivers.includes(target) && part !== 'database')
        return [
          {
            file,
            line,
            says: `imports ${written} outside src/database.`,
            next: 'Let src/database offer what it needs.',
          },
        ];
      if (target === 'kysely' && !keepsRows.includes(part) && !exempt.includes(file))
        return [
          {
            file,
            line,
            says: `imports ${written}, and ${part} keeps no rows.`,
            next: 'Put the query into src/record.',
          },
        ];
      return [];
    }),
  );
  return [...noLonger, ...elsewhere, ...writtenOutsideTransactions(tree), ...otherClocks(tree)];
}

/** Another transaction may undo one of ours; `inTransaction` does it again. */
function writtenOutsideTransactions(tree: Tree): readonly Finding[] {
  return productFiles(tree).flatMap(([file, text]) => {
    const code = withoutComments(text);
    return [...code.matchAll(/\bkysely\s*\.\s*(?:insertInto|updateTable|deleteFrom|mergeInto|transaction)\(/gu)]
      .filter(() => file !== 'src/database/transaction.ts')
      .map((found) => ({
        file,
        line: lineAt(code, found.index),
        says: 'writes outside inTransaction, where nobody tries again.',
        next: 'Use inTransaction of src/database/transaction.ts.',
      }));
  });
}

/** Rows compare with the time that the transaction was given, so that a clock of a test moves all of it. */
function otherClocks(tree: Tree): readonly Finding[] {
  const written = [...tree].filter(
    ([file]) => file.startsWith('src/') && !isForTests(file) && /\.(?:ts|sql)$/u.test(file),
  );
  return written.flatMap(([file, text]) => {
    const code = withoutComments(text).replaceAll(/--.*$/gmu, (comment) => ' '.repeat(comment.length));
    return [...code.matchAll(clocks)].map((found) => ({
      file,
      line: lineAt(code, found.index),
      says: `asks the database's clock (${found[0]}).`,
      next: 'Use app_now(), which the transaction was given.',
    }));
  });
}
