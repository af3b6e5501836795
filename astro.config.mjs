import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { openLane } from './src/loader/open-lane.ts';

/**
 * How the site is built. `sourcebook build` gives `site`, `base` and `outDir` on top of this.
 * No style or script is inlined: the Content-Security-Policy allows files of our own origin and nothing else.
 */
export default defineConfig({
  output: 'static',
  trailingSlash: 'always',
  // The default, 'jsx', joins words that stand on different lines of a template.
  compressHTML: true,
  build: { format: 'directory', inlineStylesheets: 'never' },
  vite: {
    plugins: [withoutPreload(), withoutOldFonts(), withLicences({ tells: true })],
    worker: { plugins: () => [withLicences({ tells: false })] },
    build: { assetsInlineLimit: 0, cssCodeSplit: false },
  },
  // For entries that say `mdx: open` only: see `open-lane.ts`.
  integrations: [mdx(), openLane()],
  devToolbar: { enabled: false },
});

/**
 * Vite gives each page that may load a part later a kilobyte which fetches that part's own parts at the same time. They
 * are few and small, and a page has five kilobytes of script in all; a file for this alone would be one more to wait for.
 */
function withoutPreload() {
  const imported = /import ?\{ ?\w+ as (\w+) ?\} ?from ?[`"']\.\/preload-helper[^`"']*[`"'];?/;
  return {
    name: 'without-preload',
    enforce: 'pre',
    load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : undefined),
    renderChunk: { order: 'post', handler: (code) => code.replace(imported, 'const $1=(load)=>load();') },
  };
}

/** Faces in WOFF, for browsers that read no WOFF2: none of them knows the style sheet's `light-dark()` either. */
function withoutOldFonts() {
  const old = /, ?url\([^)]*\.woff\) ?format\(["']woff["']\)/g;
  return {
    name: 'without-old-fonts',
    enforce: 'pre',
    transform: (code, id) => (id.includes('/@fontsource') ? code.replaceAll(old, '') : undefined),
  };
}

/** Folders of packages that readers get something of: script, styles or fonts. */
const shipped = new Set();

/**
 * The licences of those packages, as they ask to be handed on: a file beside the pages. Vite has such a list, which knows
 * neither what workers nor what style sheets bring. Workers and styles are bundled first: `tells` where all is known.
 */
function withLicences({ tells }) {
  const folderOf = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;
  return {
    name: 'with-licences',
    generateBundle(_options, bundle) {
      const isForReaders = this.environment.name === 'client';
      for (const part of Object.values(bundle))
        for (const id of (isForReaders ? part.moduleIds : undefined) ?? part.originalFileNames ?? []) {
          const [folder] = folderOf.exec(id) ?? [];
          if (folder !== undefined) shipped.add(relative('.', folder));
        }
      const source = [...shipped].sort().map(licenceOf).join('\n\n');
      if (isForReaders && tells) this.emitFile({ type: 'asset', fileName: 'licences.txt', source });
    },
  };
}

function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  return `${name} ${version} (${license})\n\n${file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim()}\n`;
}
