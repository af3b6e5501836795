import { readFile } from 'node:fs/promises';
import { rolldown } from 'rolldown';

/** Vite has a page fetch the chunks that a chunk needs in advance; here they are one script, and there is none to fetch. */
const PRELOADED = /(__vite__mapDeps=.*?=>)i\.map\(i=>d\[i\]\)/;

/** A built module with all that it imports, as one script without imports. `file` is absolute. */
export async function classicScript(file: string): Promise<string> {
  const withoutPreload = {
    name: 'without-preload',
    load: async (id: string) => (await readFile(id, 'utf8')).replace(PRELOADED, '$1[]'),
  };
  const bundle = await rolldown({ input: file, logLevel: 'silent', plugins: [withoutPreload] });
  try {
    const { output } = await bundle.generate({ format: 'iife', codeSplitting: false });
    return output[0].code;
  } finally {
    await bundle.close();
  }
}
