import { stderr } from 'node:process';
import cliProgress from 'cli-progress';
import { tell } from './terminal.ts';

export type ProgressEvent = {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
  readonly name?: string;
};

/** A bar on a terminal, else a line every five seconds. `stop` must be called. */
export function showProgress(): { update: (event: ProgressEvent) => void; stop: () => void } {
  return stderr.isTTY ? progressBar() : progressLines();
}

function progressBar(): ReturnType<typeof showProgress> {
  const format = ' {bar} {stage} {value}/{total} {name}';
  const bar = new cliProgress.SingleBar(
    { format, hideCursor: true, clearOnComplete: true, linewrap: false, gracefulExit: true },
    cliProgress.Presets.shades_classic,
  );
  let started = false;
  return {
    update({ stage, done, total, name = '' }) {
      if (started) bar.setTotal(total);
      else bar.start(total, 0, { stage, name });
      started = true;
      bar.update(done, { stage, name });
    },
    stop: () => bar.stop(),
  };
}

function progressLines(): ReturnType<typeof showProgress> {
  let latest: ProgressEvent | undefined;
  const clock = setInterval(() => {
    if (latest) tell(`  … ${latest.stage} ${latest.done}/${latest.total} ${latest.name ?? ''}`.trimEnd());
  }, 5_000);
  return {
    update(event) {
      latest = event;
    },
    stop: () => clearInterval(clock),
  };
}
