import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file with this name and content, gone after the test. Returns its path. */
export async function temporaryFile(
  t: { readonly after: (work: () => Promise<void>) => void },
  name: string,
  content: string | Buffer,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-file-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}
