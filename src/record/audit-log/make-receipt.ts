/** A receipt for some entries of the audit: each as it stands in the log, with the proof that it lies under the newest checkpoint. */
import { sql } from 'kysely';
import { entryLine } from '../../audit/entry-line.ts';
import type { Receipt } from '../../audit/receipt/receipt.ts';
import { entryColumns, entryIn, entryJoins, type JoinedEntry, readInUtc } from '../../audit/sequence/entry-rows.ts';
import { withTree } from '../../audit/sequence/stored-tree.ts';
import { inclusionProof } from '../../audit/tree/proofs.ts';
import { keyStatementsOf } from '../../audit/verify/database-contents.ts';
import { problem } from '../../errors.ts';
import { asRecordRole, type Transaction } from '../transaction.ts';

type Placed = JoinedEntry & { readonly position: number };

/**
 * Entries that are newer than the checkpoint are left out: they can be had a moment later. Throws AUDIT_NOTHING_SIGNED.
 *
 * @param entries ids of events and disclosures, which the caller may show
 */
export const makeReceipt = (
  transaction: Transaction,
  partnership: string,
  entries: readonly string[],
): Promise<Receipt> =>
  asRecordRole(transaction, async () => {
    await readInUtc(transaction);
    const checkpoint = await transaction
      .selectFrom('audit_checkpoint')
      .select(['size', 'note'])
      .where('partnership_id', '=', partnership)
      .orderBy('size', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (checkpoint === undefined) throw problem('AUDIT_NOTHING_SIGNED');
    const { rows } = await sql<Placed>`
      SELECT l.position, ${entryColumns} FROM audit_leaf l ${entryJoins('l')}
      WHERE l.partnership_id = ${partnership} AND l.entry_id = ANY (${sql.val([...entries])}::uuid[]) AND l.position < ${checkpoint.size}
      ORDER BY l.position`.execute(transaction);
    const proofs = await withTree(transaction, partnership, (read) =>
      rows.map(({ position }) => inclusionProof(position, checkpoint.size, read).map((hash) => Buffer.from(hash))),
    );
    return {
      keys: [...(await keyStatementsOf(transaction, partnership))],
      checkpoint: checkpoint.note,
      entries: rows.flatMap((row, index) => {
        const entry = entryIn(row);
        return entry === undefined
          ? []
          : [{ position: row.position, line: entryLine(entry), proof: proofs[index] ?? [] }];
      }),
    };
  });
