import { readArchive } from './archive.ts';
import type { BackupHead, Manifest } from './manifest.ts';

/**
 * Reads a backup through, and holds everything in it against its digests.
 *
 * @param onHead may refuse before the rest is read.
 * @throws BackupError BACKUP_MISSING, BACKUP_UNREADABLE, FORMAT_TOO_NEW
 */
export function verifyBackup(file: string, onHead: (head: BackupHead) => void = () => undefined): Promise<Manifest> {
  return readArchive(file, async () => undefined, onHead);
}
