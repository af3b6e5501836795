import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { handedOver, isHandedOver } from '../data/handed-over.ts';

const NAME = 'virtual:sourcebook/open-entries';
const RESOLVED = `\0${NAME}`;

/**
 * Lets `@astrojs/mdx` run the entries that say `mdx: open`, and no others. Each keeps the path of its own file, so that
 * what it imports is looked up beside it; its text is what the loader made of it.
 */
export function openLane(): AstroIntegration {
  const open = () => new Map(openEntries().map(({ id, file, mdx }) => [file, { id, mdx }]));
  return {
    name: 'sourcebook-open-lane',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        const plugin = {
          name: 'sourcebook-open-lane',
          enforce: 'pre' as const,
          resolveId: (id: string) => (id === NAME ? RESOLVED : undefined),
          load(id: string): string | undefined {
            if (id.endsWith('.mdx')) return open().get(id)?.mdx;
            if (id !== RESOLVED) return undefined;
            const lines = [...open()].map(
              ([file, { id }]) => `${JSON.stringify(id)}: () => import(${JSON.stringify(file)}),`,
            );
            return `export const openEntries = {\n${lines.join('\n')}\n};\n`;
          },
        };
        updateConfig({ vite: { plugins: [plugin] } });
      },
    },
  };
}

type OpenEntry = { readonly id: string; readonly file: string; readonly mdx: string };

/** None where no content was loaded: then the pages are compiled for sites of which no entry is code. */
function openEntries(): readonly OpenEntry[] {
  if (!isHandedOver()) return [];
  const { entries, folder } = handedOver();
  return entries.flatMap(({ ref, mdx }) =>
    mdx === undefined ? [] : [{ id: ref.id, file: join(folder, mdx.path), mdx: mdx.text }],
  );
}
