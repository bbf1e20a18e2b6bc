/** Secrets that a browser or a link carries. The database keeps their hash only. */
import { createHash, randomBytes } from 'node:crypto';

/** 256 bits as 43 letters, digits, hyphens and underscores. */
export const randomToken = (): string => randomBytes(32).toString('base64url');

/** For secrets of 112 bits and more, which nobody can find by trying (ASVS 5.0, 6.5.2). */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
