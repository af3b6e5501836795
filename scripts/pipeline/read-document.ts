import type { Message } from '../../src/model/message.ts';
import type { Facts, Passage, Picture } from '../../src/model/source.ts';
import { type AlbumTask, type Beside, keepPictures, type MadePicture } from './keep-pictures.ts';
import { outline } from './outline.ts';
import { read } from './read/index.ts';

/** What a document is made of, without its bytes. */
export type DocumentReading = {
  readonly facts: Facts;
  readonly factOrigins: Readonly<Record<string, string>>;
  readonly passages: readonly Passage[];
  readonly pictures: readonly Picture[];
  /** Files beside the source that its text shows. */
  readonly beside: readonly Beside[];
  readonly messages: readonly Message[];
};

/** One file → what its document is made of, and new picture files: run in a worker, so that only this crosses over. */
export async function readDocument(
  task: AlbumTask,
): Promise<{ reading: DocumentReading; made: readonly MadePicture[] }> {
  const whole = await read({ path: task.path, bytes: task.bytes });
  const { passages, pictures: placed } = outline(whole.tree);
  const { pictures, beside, made, messages } = await keepPictures(placed, { task, whole });
  const { facts, factOrigins } = whole;
  const reading = { facts, factOrigins, passages, pictures, beside, messages: [...whole.messages, ...messages] };
  return { reading, made };
}
