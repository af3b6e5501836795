import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import { type CommandRow, type Run, runCommandLine, type Settings, UsageError } from '../../scripts/command-line.ts';

function rowsFor(run: Run): readonly CommandRow[] {
  const load = async (): Promise<Run> => run;
  return [
    { name: 'build', summary: 'builds', load },
    { name: 'serve', summary: 'serves', extra: ['port'], load },
    { name: 'read', summary: 'reads', arguments: '<file>', extra: ['explain'], load },
  ];
}

async function runWith(words: readonly string[], run: Run = async () => 0): Promise<{ code: number; shown: string }> {
  let shown = '';
  const writers = [process.stdout, process.stderr].map((stream) => ({ stream, write: stream.write }));
  for (const { stream } of writers) {
    stream.write = (chunk: string | Uint8Array): boolean => {
      shown += String(chunk);
      return true;
    };
  }
  try {
    return {
      code: await runCommandLine(rowsFor(run), { words, version: '1.2.3', from: resolve('/somewhere') }),
      shown,
    };
  } finally {
    for (const { stream, write } of writers) stream.write = write;
  }
}

async function settingsFor(...words: readonly string[]): Promise<Settings | undefined> {
  let given: Settings | undefined;
  await runWith(words, async (settings) => {
    given = settings;
    return 0;
  });
  return given;
}

describe('the command line', () => {
  it('gives a command its folders, absolute, from where it was typed', async () => {
    const settings = await settingsFor('build', '--content', 'my notes', '--out', '../site');
    assert.equal(settings?.content, resolve('/somewhere/my notes'));
    assert.equal(settings?.out, resolve('/site'));
    assert.equal((await settingsFor('build'))?.content, resolve('/somewhere/content'));
  });

  it('gives the base a slash at both ends', async () => {
    for (const base of ['handbook', '/handbook', '/handbook/']) {
      assert.equal((await settingsFor('build', '--base', base))?.base, '/handbook/');
    }
    assert.equal((await settingsFor('build', '--base', '/'))?.base, '/');
    assert.equal((await settingsFor('build'))?.base, undefined);
  });

  it('passes on what the command answers', async () => {
    assert.equal((await runWith(['build'], async () => 1)).code, 1);
  });

  for (const [words, hint] of [
    [['bild'], 'build'],
    [['build', '--ot', 'x'], '--out'],
    [['build', '--content'], 'argument missing'],
    [['build', '--site', 'example.org'], 'https://example.org'],
    [['build', '--site', 'file:///etc'], 'https://example.org'],
    [['build', '--base', 'a/../b'], '/handbook'],
    [['build', 'stray'], 'too many arguments'],
    [['build', '--port', '1'], 'unknown option'],
    [['serve', '--port', '65536'], '65535'],
    [['serve', '--port', '-1'], '65535'],
    [['read'], 'missing required argument'],
    [[], 'Usage: sourcebook'],
  ] as const) {
    it(`answers 2 to \`${words.join(' ')}\` with a line that helps`, async () => {
      const { code, shown } = await runWith(words, async () => assert.fail('the command must not run'));
      assert.equal(code, 2);
      assert.ok(shown.includes(hint), shown);
    });
  }

  it('answers 2 where a command finds that it was asked for something impossible', async () => {
    const { code, shown } = await runWith(['build'], async () => {
      throw new UsageError('There is no such folder.');
    });
    assert.deepEqual({ code, shown }, { code: 2, shown: 'error: There is no such folder.\n' });
  });

  it('lets a fault of the program through', async () => {
    await assert.rejects(
      runWith(['build'], async () => {
        throw new TypeError('a fault');
      }),
      TypeError,
    );
  });

  it('answers 0 to a question for help or version', async () => {
    assert.equal((await runWith(['build', '--help'])).code, 0);
    assert.match((await runWith(['--help'])).shown, /build .*builds/);
    assert.deepEqual(await runWith(['--version']), { code: 0, shown: '1.2.3\n' });
  });
});
