import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const THINGS = [
  'kite',
  'reel',
  'spool',
  'sail',
  'spar',
  'bridle',
  'tail',
  'frame',
  'drogue',
  'winder',
  'keel',
  'spreader',
];

/** A small content folder of sources and of entries written by hand: small, so that many runs can be killed. */
export async function writeKillContent(content: string): Promise<void> {
  for (const part of ['sources', 'entries']) await mkdir(join(content, part), { recursive: true });
  for (const [at, thing] of THINGS.entries())
    await writeFile(join(content, 'sources', `on-the-${thing}.md`), sourceText(thing, at));
  await editKillContent(content, 'at first');
}

/** Every entry that was written by hand says something else from now on. */
export async function editKillContent(content: string, word: string): Promise<void> {
  for (const thing of THINGS)
    for (const one of ['old', 'new', 'spare']) await writeEntry(content, `${one}-${thing}`, word);
}

async function writeEntry(content: string, thing: string, word: string): Promise<void> {
  const head = `---\nid: my-${thing}\ntitle: My ${thing}\nkind: concept\nsummary: What my ${thing} is.\n---\n`;
  const text = `${head}\nThis is my ${thing} as it was ${word}, by the sea.\n\n## Use\n\nA [[My old-${THINGS[0]}]] needs it.\n`;
  await writeFile(join(content, 'entries', `my-${thing}.mdx`), text);
}

function sourceText(thing: string, at: number): string {
  const next = THINGS[(at + 1) % THINGS.length];
  return [
    `# On the ${thing}`,
    `A **${thing} hitch** is a knot that holds the ${thing} to the ${next}, and that comes loose when it is pulled twice.`,
    `## The ${thing} hitch`,
    `Sailors in Weifang tied the ${thing} hitch in ${1700 + at}, and the ${next} hitch after it.`,
    `The ${thing} hitch holds in wind and rain; nobody knows why.`,
    '',
  ].join('\n\n');
}
