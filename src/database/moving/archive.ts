/** Where an export lies: a folder of files, or one tar file, which may be encrypted. All hold the same files. */

export type ArchiveWriter = {
  /** @param name with slashes, in the order in which it shall be read */
  readonly write: (name: string, bytes: Uint8Array) => Promise<void>;
  /** Everything is on the disk after it. */
  readonly finish: () => Promise<void>;
  /** Takes away what was begun. */
  readonly abandon: () => Promise<void>;
};

export type ArchiveFile = { readonly name: string; readonly bytes: Uint8Array };

export type ArchiveReader = {
  /** What people call it: a path. */
  readonly path: string;
  /** Each file whole, in the order of names of pieces. Throws EXPORT_UNREADABLE. Can be asked more than once. */
  readonly files: () => AsyncIterable<ArchiveFile>;
};

/** Far more than any file of an export has: what is larger was not made by us. */
export const largestFile = 64 * 1024 * 1024;
