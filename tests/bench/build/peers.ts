import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { makePeerCorpus } from './make-corpus.ts';
import type { Command } from './run-measured.ts';

/** A generator with a bare site of its own: one page an entry, nothing else. Undefined where it cannot be had here. */
export type Peer = { readonly command: Command; readonly entry: string } | undefined;

type Setup = (folder: string, count: number) => Peer;

function put(folder: string, path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** Astro as its documentation sets up a collection, with `.mdx` files or `.md` files. */
function astro(ending: 'md' | 'mdx'): Setup {
  return (folder, count) => {
    makePeerCorpus(join(folder, 'entries'), { count, ending });
    const mdx = ending === 'mdx';
    put(folder, 'package.json', '{"type":"module"}');
    // The packages it shares with us; its own cache is not kept among them.
    symlinkSync(join(import.meta.dirname, '../../../node_modules'), join(folder, 'node_modules'));
    put(
      folder,
      'astro.config.mjs',
      mdx
        ? `import mdx from '@astrojs/mdx';\nexport default { cacheDir: './.astro-cache', integrations: [mdx()], vite: { logLevel: 'error' } };\n`
        : "export default { cacheDir: './.astro-cache' };\n",
    );
    put(
      folder,
      'src/content.config.ts',
      `import { defineCollection } from 'astro:content';\nimport { glob } from 'astro/loaders';\nexport const collections = { entries: defineCollection({ loader: glob({ pattern: '*.${ending}', base: './entries' }) }) };\n`,
    );
    put(
      folder,
      'src/pages/entries/[id].astro',
      `---\nimport { getCollection, render } from 'astro:content';\nexport async function getStaticPaths() { return (await getCollection('entries')).map((entry) => ({ params: { id: entry.id }, props: { entry } })); }\nconst { entry } = Astro.props;\nconst { Content } = await render(entry);\n---\n<html><head><title>{entry.data.title}</title></head><body><h1>{entry.data.title}</h1><Content /></body></html>\n`,
    );
    const bin = createRequire(import.meta.url).resolve('astro/package.json');
    const argv = ['node', join(bin, '../bin/astro.mjs'), 'build', '--silent'];
    return { command: { argv, cwd: folder }, entry: join(folder, 'entries', `e-1.${ending}`) };
  };
}

/** Brings packages into a peer's folder; says whether they could be had. */
function install(folder: string, packages: readonly string[]): boolean {
  put(folder, 'package.json', '{"type":"module"}');
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--legacy-peer-deps'];
  return spawnSync('npm', ['i', ...quiet, ...packages], { cwd: folder }).status === 0;
}

const eleventy: Setup = (folder, count) => {
  makePeerCorpus(join(folder, 'in'), { count, ending: 'md' });
  put(
    folder,
    'in/_includes/entry.njk',
    '<html><head><title>{{ title }}</title></head><body>{{ content | safe }}</body></html>',
  );
  put(folder, 'in/in.json', '{"layout":"entry.njk"}');
  if (!install(folder, ['@11ty/eleventy@3'])) return undefined;
  const argv = ['node', 'node_modules/@11ty/eleventy/cmd.cjs', '--input=in', '--output=out', '--quiet'];
  return { command: { argv, cwd: folder }, entry: join(folder, 'in', 'e-1.md') };
};

/** Debian's Hugo, where `hugo` is on the path or `SOURCEBOOK_HUGO` names it. */
const hugo: Setup = (folder, count) => {
  const program = process.env['SOURCEBOOK_HUGO'] ?? 'hugo';
  if (spawnSync(program, ['version']).status !== 0) return undefined;
  makePeerCorpus(join(folder, 'content/entries'), { count, ending: 'md' });
  put(folder, 'config.toml', "disableKinds = ['taxonomy', 'term', 'RSS', 'sitemap']\n");
  const page = '<html><head><title>{{ .Title }}</title></head><body>{{ .Content }}</body></html>';
  put(folder, 'layouts/_default/single.html', page);
  put(
    folder,
    'layouts/_default/list.html',
    '<html><body>{{ range .Pages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</body></html>',
  );
  return { command: { argv: [program, '--quiet'], cwd: folder }, entry: join(folder, 'content/entries/e-1.md') };
};

/** As `create astro` sets it up: sidebar of all pages, Pagefind. */
const starlight: Setup = (folder, count) => {
  if (!install(folder, ['astro@7', '@astrojs/starlight', 'sharp'])) return undefined;
  makePeerCorpus(join(folder, 'src/content/docs'), { count, ending: 'md' });
  put(
    folder,
    'astro.config.mjs',
    "import starlight from '@astrojs/starlight';\nexport default { integrations: [starlight({ title: 'Site' })] };\n",
  );
  put(
    folder,
    'src/content.config.ts',
    "import { defineCollection } from 'astro:content';\nimport { docsLoader } from '@astrojs/starlight/loaders';\nimport { docsSchema } from '@astrojs/starlight/schema';\nexport const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };\n",
  );
  const argv = ['node', 'node_modules/astro/bin/astro.mjs', 'build', '--silent'];
  return { command: { argv, cwd: folder }, entry: join(folder, 'src/content/docs/e-1.md') };
};

const vitepress: Setup = (folder, count) => {
  if (!install(folder, ['vitepress@1'])) return undefined;
  makePeerCorpus(join(folder, 'docs'), { count, ending: 'md' });
  const search = "themeConfig: { search: { provider: 'local' } }";
  put(folder, 'docs/.vitepress/config.js', `export default { ignoreDeadLinks: true, outDir: '../out', ${search} };\n`);
  const argv = ['node', 'node_modules/vitepress/bin/vitepress.js', 'build', 'docs'];
  return { command: { argv, cwd: folder }, entry: join(folder, 'docs/e-1.md') };
};

const docusaurus: Setup = (folder, count) => {
  const packages = ['core', 'preset-classic', 'faster'].map((name) => `@docusaurus/${name}@3`);
  if (!install(folder, [...packages, 'react@19', 'react-dom@19', '@mdx-js/react@3'])) return undefined;
  makePeerCorpus(join(folder, 'docs'), { count, ending: 'md' });
  const preset = "['classic', { docs: { routeBasePath: '/' }, blog: false }]";
  put(
    folder,
    'docusaurus.config.js',
    `export default { title: 'Site', url: 'https://example.org', baseUrl: '/', onBrokenLinks: 'ignore', future: { faster: true, v4: true }, presets: [${preset}] };\n`,
  );
  const argv = ['node', 'node_modules/@docusaurus/core/bin/docusaurus.mjs', 'build', '--out-dir', 'out'];
  return { command: { argv, cwd: folder }, entry: join(folder, 'docs/e-1.md') };
};

export const peers: ReadonlyMap<string, Setup> = new Map([
  ['starlight', starlight],
  ['vitepress', vitepress],
  ['docusaurus', docusaurus],
  ['astro-mdx', astro('mdx')],
  ['astro-md', astro('md')],
  ['eleventy', eleventy],
  ['hugo', hugo],
]);
