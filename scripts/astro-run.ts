import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AstroInlineConfig } from 'astro';
import { z } from 'astro/zod';
import type { Message } from '../src/model/message.ts';
import { root } from './root.ts';

/** Which content Astro is run for, and where the site will stand. */
export type AstroRun = { readonly content: string; readonly site?: string; readonly base?: string };

const messagesSchema = z.array(
  z.object({
    rule: z.string(),
    severity: z.enum(['error', 'warning', 'info']),
    path: z.string(),
    line: z.number().exactOptional(),
    column: z.number().exactOptional(),
    reason: z.string(),
    advice: z.string(),
  }),
);

/** A folder below `.sourcebook` that belongs to one content folder: nothing of one content leaks into another's site. */
export function folderFor(purpose: 'cache' | 'build', content: string): string {
  const name = createHash('sha256').update(content).digest('hex').slice(0, 16);
  return join(root, '.sourcebook', purpose, name);
}

/** What Astro is told on every run. Sets the environment that the site's loader reads. */
export function astroConfig({ content, site, base }: AstroRun): AstroInlineConfig {
  process.env['SOURCEBOOK_CONTENT'] = content;
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  process.env['ASTRO_DISABLE_UPDATE_CHECK'] = 'true';
  return {
    root,
    cacheDir: folderFor('cache', content),
    logLevel: 'warn',
    ...(site === undefined ? {} : { site }),
    ...(base === undefined ? {} : { base }),
  };
}

function messagesFile(content: string): string {
  return join(folderFor('cache', content), 'messages.json');
}

/** So that a run which loads nothing does not show the messages of the run before. */
export async function forgetMessages(content: string): Promise<void> {
  await rm(messagesFile(content), { force: true });
}

/** What the site's loader had to say of the content in the last run. */
export async function loaderMessages(content: string): Promise<readonly Message[]> {
  const text = await readFile(messagesFile(content), 'utf8').catch(() => '[]');
  return messagesSchema.parse(JSON.parse(text));
}
