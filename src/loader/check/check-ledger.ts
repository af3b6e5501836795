import { LEDGER } from '../../model/ledger.ts';
import type { Message } from '../../model/message.ts';
import type { LedgerProblem, LedgerState, Standing } from '../../model/replay.ts';
import { isEnded, routeOf } from '../versions/former-pages.ts';

/** Rules whose breach would lose an address: `build` does not publish over them. */
export const ledgerRules: ReadonlySet<string> = new Set([
  'ledger-line-invalid',
  'ledger-line-edited',
  'ledger-line-lost',
  'ledger-line-missing',
  'ledger-branches-disagree',
  'permalink-taken',
  'published-gone',
  'ended-stands',
  'redirect-loop',
  'redirect-lost',
  'version-lost',
  'version-damaged',
]);

const advice: Readonly<Record<LedgerProblem['rule'], string>> = {
  'ledger-branches-disagree':
    'Say which holds with `sourcebook entry rename`, `remove`, `restore` …: the next event decides.',
  'ledger-line-missing': 'Restore the line from version control: the ledger is append-only.',
  'permalink-taken':
    'An address belongs to one thing for ever: remove the newer line and give that thing another address.',
};

/** What in the ledger, or between it and the folder, would lose an address. `present`: ids of the entry files. */
export function checkLedger(state: LedgerState, present: ReadonlySet<string>): readonly Message[] {
  const own = state.problems.map(
    ({ rule, reason }): Message => ({ rule, severity: 'error', path: LEDGER, reason, advice: advice[rule] }),
  );
  const entries = [...state.standings.values()].filter(({ subject }) => subject === 'entry');
  return [...own, ...entries.flatMap((standing) => checkEntry(state, { standing, there: present.has(standing.id) }))];
}

function checkEntry(state: LedgerState, { standing, there }: { standing: Standing; there: boolean }): Message[] {
  const { id, permalink, end } = standing;
  const path = `entries/${id}.mdx`;
  const ended = isEnded(standing);
  if (!ended && !there) {
    const reason = `The entry \`${id}\` was published at \`${permalink}\` and its file is gone.`;
    const what = `Put the file back, or say what became of it: \`sourcebook entry remove ${id} --reason "…"\` (or merge, split, rename).`;
    return [{ rule: 'published-gone', severity: 'error', path, reason, advice: what }];
  }
  if (ended && there) {
    const reason = `The ledger says that \`${id}\` was ${end?.event}, and its file is still there.`;
    const what = `Delete the file, or say \`sourcebook entry restore ${id} --reason "…"\`.`;
    return [{ rule: 'ended-stands', severity: 'error', path, reason, advice: what }];
  }
  const { loop, lost } = routeOf(state, standing);
  const to = `Say where \`${id}\` leads now: \`sourcebook entry remove ${id} --to <id> --reason "…"\`.`;
  if (loop) {
    const reason = `Readers of \`${id}\` would be sent round in a circle.`;
    return [{ rule: 'redirect-loop', severity: 'error', path: LEDGER, reason, advice: to }];
  }
  return lost.map((other) => ({
    rule: 'redirect-lost',
    severity: 'error',
    path: LEDGER,
    reason: `\`${id}\` leads to \`${other}\`, which was never published.`,
    advice: to,
  }));
}
