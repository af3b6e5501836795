import { type UnzipFileInfo, unzipSync } from 'fflate';
import { Unreadable } from './unreadable.ts';

/** Members of an archive by name, with `/` between folders. */
export type Archive = ReadonlyMap<string, Uint8Array>;

export type ArchiveLimits = {
  readonly members: number;
  /** Bytes when unpacked. */
  readonly memberSize: number;
  readonly totalSize: number;
};

/** Room for a thick illustrated book; what an office program writes stays far below. */
const generous: ArchiveLimits = { members: 10_000, memberSize: 128 * 2 ** 20, totalSize: 384 * 2 ** 20 };

/**
 * Unpacks a zip archive that may be hostile: sizes are bounded by what the directory declares, and no member is
 * unpacked beyond that. Throws `Unreadable` for what is no zip, is encrypted, too large, or names a place outside.
 */
export function openArchive(bytes: Uint8Array, limits = generous): Archive {
  const [first, second] = bytes;
  if (first === 0xd0 && second === 0xcf) throw protectedFile();
  if (first !== 0x50 || second !== 0x4b) throw notAnArchive();
  const seen = { members: 0, size: 0 };
  const wanted = (file: UnzipFileInfo): boolean => {
    check(file, seen, limits);
    return !file.name.endsWith('/');
  };
  try {
    return new Map(Object.entries(unzipSync(bytes, { filter: wanted })));
  } catch (error) {
    throw error instanceof Unreadable ? error : notAnArchive();
  }
}

function check(file: UnzipFileInfo, seen: { members: number; size: number }, limits: ArchiveLimits): void {
  seen.members++;
  seen.size += file.originalSize;
  if (!isInside(file.name)) {
    const name = JSON.stringify(file.name.slice(0, 80));
    throw new Unreadable('archive-path', `The archive names a file outside of itself: ${name}.`, trust);
  }
  if (seen.members > limits.members) {
    throw new Unreadable('archive-too-large', `The archive holds more than ${limits.members} files.`, trust);
  }
  if (file.originalSize > limits.memberSize || seen.size > limits.totalSize) {
    throw new Unreadable('archive-too-large', 'The archive would unpack to more than is read of a document.', trust);
  }
}

const trust = 'Save the document again with the program it came from, or leave it out.';

function isInside(name: string): boolean {
  return !/^[/\\]|^[A-Za-z]:|\\|\0/.test(name) && !name.split('/').includes('..');
}

function notAnArchive(): Unreadable {
  const reason = 'The file is not what its name says: it is no intact zip archive.';
  return new Unreadable('archive-broken', reason, 'Get the file again, or save it anew under the right ending.');
}

function protectedFile(): Unreadable {
  const reason = 'The file is encrypted, or in the format of Office 97.';
  return new Unreadable('archive-broken', reason, 'Save it without password as .docx.');
}
