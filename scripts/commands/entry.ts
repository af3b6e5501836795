import { isSeq, parseDocument } from 'yaml';
import { matchAcross } from '../../src/model/align.ts';
import { FRAGMENTS, type FragmentsGiven, parseFragments } from '../../src/model/fragment-ledger.ts';
import { keyOf, LEDGER, type LedgerEvent, ledgerLine } from '../../src/model/ledger.ts';
import { splitFrontmatter } from '../../src/model/parse-entry.ts';
import { replay, type Standing } from '../../src/model/replay.ts';
import { toSlug } from '../../src/model/slug.ts';
import { type ExitCode, requireFolder, type Settings, UsageError } from '../command-line.ts';
import { readTextIfAny, removeFile, withLines, writeFileSafely } from '../files.ts';
import { giveFragments } from '../ledger/give-fragments.ts';
import { lastText } from '../ledger/versions.ts';
import { withLock } from '../lock.ts';
import { readWorkspace, type Workspace } from '../pipeline/read-workspace.ts';
import { say, showMessages } from '../terminal.ts';
import { settle } from './settle.ts';

/** What an action does to the folder: the event comes first, so that a run that is cut off can be told. */
type Plan = {
  readonly event: LedgerEvent;
  readonly put?: { readonly path: string; readonly text: string };
  readonly drop?: string;
  readonly told: string;
};

type Case = {
  readonly id: string;
  readonly standing: Standing;
  readonly workspace: Workspace;
  readonly settings: Settings;
  readonly fragments: FragmentsGiven;
  readonly about: { readonly subject: 'entry'; readonly id: string; readonly n: number; readonly date: string };
};

const actions: Readonly<Record<string, (it: Case) => Plan | Promise<Plan>>> = {
  rename,
  merge,
  split,
  withdraw,
  remove,
  restore,
};

/** `sourcebook entry <action> <id>`: writes the event, and does to the entry's file what follows from it. */
export async function runEntry(settings: Settings): Promise<ExitCode> {
  const [action = '', id = ''] = settings.names;
  requireFolder(settings.content);
  if (action === 'settle') return withLock(settings.content, () => settle(settings, id));
  const run = actions[action];
  if (run === undefined) {
    throw new UsageError(`There is no action "${action}": use ${Object.keys(actions).join(', ')} or settle.`);
  }
  return withLock(settings.content, async () => {
    const workspace = await readWorkspace(settings.content);
    const unread = workspace.messages.filter(({ path, severity }) => path === LEDGER && severity === 'error');
    if (unread.length > 0) return showMessages(unread);
    const standing = replay(workspace.events).standings.get(keyOf('entry', id));
    if (standing === undefined) throw new UsageError(`No entry with the id "${id}" was ever published.`);
    const date = settings.date ?? new Date().toISOString().slice(0, 10);
    const about = { subject: 'entry', id, n: standing.last + 1, date } as const;
    const fragments = await fragmentsFor(action, settings.content);
    const { event, put, drop, told } = await run({ id, standing, workspace, settings, fragments, about });
    await writeFileSafely(settings.content, LEDGER, withLines(workspace.ledger, [ledgerLine(event)]));
    if (put !== undefined) await writeFileSafely(settings.content, put.path, put.text);
    if (drop !== undefined) await removeFile(settings.content, drop);
    say(told);
    return 0;
  });
}

/** Where paragraphs may go to another entry, each must have its fragment first. */
async function fragmentsFor(action: string, content: string): Promise<Case['fragments']> {
  if (action !== 'merge' && action !== 'split') return parseFragments('').fragments;
  await giveFragments(content);
  return parseFragments((await readTextIfAny(content, FRAGMENTS)) ?? '').fragments;
}

function reasonOf({ settings: { reason } }: Case): string {
  if (reason === undefined || reason.trim() === '') {
    throw new UsageError('Say why with --reason "…": readers of the old address are told.');
  }
  return reason.trim();
}

/** The entry's file; an action on an entry that has ended needs it restored first. */
function fileOf({ id, standing: { end }, workspace }: Case): { readonly path: string; readonly text: string } {
  const file = workspace.entries.get(id);
  if (end !== undefined && end.event !== 'withdrawn' && file === undefined)
    throw new UsageError(`"${id}" was ${end.event} already: restore it first.`);
  if (file === undefined) throw new UsageError(`There is no file for the entry "${id}": put it back first.`);
  return file;
}

function requireEntry({ workspace }: Case, id: string): string {
  const standing = replay(workspace.events).standings.get(keyOf('entry', id));
  if (standing === undefined || !workspace.entries.has(id))
    throw new UsageError(`There is no entry "${id}" to lead to.`);
  return id;
}

function rename(it: Case): Plan {
  const { settings, standing, about, id } = it;
  const file = fileOf(it);
  const { title } = settings;
  const slug = toSlug(settings.to ?? title ?? '');
  if (slug === '') throw new UsageError('Say the new address with --to <name>, the new title with --title, or both.');
  const permalink = `entries/${slug}/`;
  const owner = ownerOf(it, permalink);
  if (owner !== undefined && owner.id !== id)
    throw new UsageError(`The address ${permalink} is, or was, that of "${owner.id}", and is never given again.`);
  if (permalink === standing.permalink) throw new UsageError(`"${id}" stands at ${permalink} already.`);
  const event: LedgerEvent = { event: 'renamed', ...about, permalink, reason: reasonOf(it) };
  const put = title === undefined ? {} : { put: { path: file.path, text: retitled(file, title) } };
  return { event, ...put, told: `${standing.permalink} → ${permalink}` };
}

function ownerOf({ workspace }: Case, permalink: string): Standing | undefined {
  return [...replay(workspace.events).standings.values()].find(
    (one) => one.permalink === permalink || one.formers.some((former) => former.permalink === permalink),
  );
}

/** The old title stays a name that the entry answers to. */
function retitled({ path, text }: { path: string; text: string }, title: string): string {
  const { value } = splitFrontmatter(path, text);
  if (value === undefined) throw new UsageError(`The frontmatter of ${path} cannot be read: put it right first.`);
  const document = parseDocument(value.yaml);
  const old: unknown = document.get('title');
  document.set('title', title);
  const labels: unknown = document.get('labels');
  if (isSeq(labels)) labels.add(document.createNode(old));
  else document.set('labels', document.createNode([old]));
  return `---\n${document.toString({ lineWidth: 0 })}---\n${value.body.startsWith('\n') ? '' : '\n'}${value.body}`;
}

function merge(it: Case): Plan {
  const { settings, about, id, standing } = it;
  const { path } = fileOf(it);
  const [into, ...more] = settings.into ?? [];
  if (into === undefined || more.length > 0) throw new UsageError('Say which entry tells it now with --into <id>.');
  if (into === id) throw new UsageError('An entry cannot be merged into itself.');
  const found = Object.fromEntries(matchesIn(it, into));
  const fragments = { ...found, ...pairsOf(settings.fragments ?? []) };
  const map = Object.keys(fragments).length === 0 ? {} : { fragments };
  const event: LedgerEvent = {
    event: 'merged',
    ...about,
    into: requireEntry(it, into),
    ...map,
    ...titleOf(it),
    reason: reasonOf(it),
  };
  return { event, drop: path, told: `${standing.permalink} leads to "${into}" now; ${path} was deleted.` };
}

function split(it: Case): Plan {
  const { settings, about, id, standing } = it;
  const { path } = fileOf(it);
  const parts = settings.into ?? [];
  if (parts.length === 0) throw new UsageError('Say which entries tell it now with --into <id> <id> ….');
  for (const other of parts) requireEntry(it, other);
  const others = parts.filter((other) => other !== id);
  const found = others.flatMap((other) => matchesIn(it, other).map(([from, to]) => [from, `${other}#${to}`] as const));
  const fragments = { ...Object.fromEntries(found.reverse()), ...pairsOf(settings.fragments ?? []) };
  for (const to of Object.values(fragments))
    if (!parts.includes(to.split('#')[0] ?? ''))
      throw new UsageError(`--fragment leads to "${to}", which is not one of --into.`);
  const map = Object.keys(fragments).length === 0 ? {} : { fragments };
  const event: LedgerEvent = {
    event: 'split',
    ...about,
    into: [...parts],
    ...map,
    ...titleOf(it),
    reason: reasonOf(it),
  };
  const told = `${standing.permalink} leads to ${parts.map((other) => `"${other}"`).join(', ')} now`;
  if (parts.includes(id)) return { event, told: `${told}; ${path} stays.` };
  return { event, drop: path, told: `${told}; ${path} was deleted.` };
}

/** Which paragraphs of the entry, word for word or nearly so, stand in another: fragment → fragment there. */
function matchesIn({ id, fragments }: Case, other: string): (readonly [string, string])[] {
  const [from, to] = [fragments.get(id), fragments.get(other)];
  return from === undefined || to === undefined ? [] : [...matchAcross(from, to)];
}

function pairsOf(fragments: readonly string[]): Record<string, string> {
  const pairs = fragments.map((pair) => {
    const [from = '', to = ''] = pair.split('=').map((part) => part.replace(/^#/, ''));
    if (from === '' || to === '') throw new UsageError(`--fragment ${pair}: write it as p-old=where.`);
    return [from, to] as const;
  });
  return Object.fromEntries(pairs);
}

function withdraw(it: Case): Plan {
  const { path } = fileOf(it);
  const { about, standing } = it;
  const event: LedgerEvent = { event: 'withdrawn', ...about, reason: reasonOf(it), ...leadsTo(it) };
  return { event, told: `${standing.permalink} shows the reason above its text; ${path} stays.` };
}

function remove(it: Case): Plan {
  const { about, standing, workspace, id } = it;
  const file = workspace.entries.get(id);
  const event: LedgerEvent = { event: 'removed', ...about, ...titleOf(it), reason: reasonOf(it), ...leadsTo(it) };
  const drop = file === undefined ? {} : { drop: file.path };
  return { event, ...drop, told: `${standing.permalink} says that the entry was removed, and why.` };
}

function titleOf({ workspace, id }: Case): { title?: string } {
  const title = workspace.entries.get(id)?.frontmatter?.title;
  return title === undefined ? {} : { title };
}

function leadsTo(it: Case): { to?: string } {
  const { to } = it.settings;
  if (to === undefined) return {};
  if (to === it.id) throw new UsageError('An entry cannot lead to itself.');
  return { to: requireEntry(it, to) };
}

async function restore(it: Case): Promise<Plan> {
  const { about, standing, workspace, id, settings } = it;
  if (standing.end === undefined) throw new UsageError(`"${id}" stands: there is nothing to restore.`);
  const event: LedgerEvent = { event: 'restored', ...about, reason: reasonOf(it) };
  const told = `${standing.permalink} is the entry's own again`;
  if (workspace.entries.has(id)) return { event, told: `${told}.` };
  const text = (await lastText(settings.content, standing)) ?? workspace.bases.get(id);
  const path = `entries/${id}.mdx`;
  if (text === undefined)
    throw new UsageError(`No text of "${id}" is kept: put ${path} back from version control first.`);
  return { event, put: { path, text }, told: `${told}; ${path} was written from the last text that was kept.` };
}
