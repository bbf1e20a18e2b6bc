/** What can go wrong with the files of exports and backups, in words that name the file. */
import { type Problem, problem } from '../../errors.ts';

export const targetTaken = (file: string): Problem => problem('EXPORT_TARGET_TAKEN', { file });

export const unreadable = (file: string, reason: string, cause?: unknown): Problem =>
  problem('EXPORT_UNREADABLE', { file, reason }, cause);

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EACCES: 'this account may not write there',
  EPERM: 'this account may not write there',
  EROFS: 'the disk is read-only',
  ENOTDIR: 'a part of its path is not a folder',
  ENOENT: 'the folder that it should lie in is not there',
};

export const targetUnwritable = (file: string, error: unknown): Problem => {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return problem('EXPORT_TARGET_UNWRITABLE', { file, reason: reasons[code] ?? message }, error);
};
