import type { Message } from '../../src/model/message.ts';
import type { Picture } from '../../src/model/source.ts';
import { writeFileSafely } from '../files.ts';
import type { MadePicture } from './keep-pictures.ts';
import type { DocumentReading } from './read-document.ts';

/** Where the pictures of sources go, and which files beside sources are theirs. */
export class PictureShelf {
  /** Paths of files that some source shows. */
  readonly beside = new Set<string>();
  readonly #content: string;
  readonly #dryRun: boolean;
  readonly #written = new Map<string, Promise<unknown>>();

  constructor(content: string, dryRun: boolean) {
    this.#content = content;
    this.#dryRun = dryRun;
  }

  /** Two sources may show the same picture: it is written once. */
  async put(made: readonly MadePicture[]): Promise<void> {
    if (this.#dryRun) return;
    for (const { file, bytes } of made)
      if (!this.#written.has(file)) this.#written.set(file, writeFileSafely(this.#content, file, bytes));
    await Promise.all(made.map(({ file }) => this.#written.get(file)));
  }

  note(reading: DocumentReading): DocumentReading {
    for (const { path } of reading.beside) this.beside.add(path);
    return reading;
  }
}

/** Where the source does not say what a picture shows, a person may, by the name of its file. */
export function withAlts(pictures: readonly Picture[], alts: Readonly<Record<string, string>>): readonly Picture[] {
  return pictures.map((picture) => ({ ...picture, alt: alts[nameOf(picture)] ?? picture.alt }));
}

/** One message a source about the pictures of which nobody has said what they show. */
export function withoutAlt(path: string, pictures: readonly Picture[]): readonly Message[] {
  const bare = [...new Set(pictures.filter(({ alt }) => alt === '').map(nameOf))];
  if (bare.length === 0) return [];
  const names = `${bare.slice(0, 3).join(', ')}${bare.length > 3 ? ' …' : ''}`;
  return [
    {
      rule: 'picture-without-alt',
      severity: 'warning',
      path,
      reason: `Nothing says what ${bare.length === 1 ? 'a picture shows' : `${bare.length} pictures show`}: ${names}.`,
      advice: 'Write it under `alts` in its .source.yaml, by the name of the file in pictures/.',
    },
  ];
}

function nameOf({ file }: Picture): string {
  return file.slice(file.indexOf('/') + 1);
}
