import { z } from 'astro/zod';
import type { CDPSession } from 'playwright';

/** Tasks of the main thread that took more than 50 ms of processor time, and the longest in milliseconds. */
export type LongTasks = { readonly count: number; readonly longest: number };

const LONG = 50;
/** The kind of events among which tasks are. */
const TASKS = 'disabled-by-default-devtools.timeline';
/** Of a trace's events, those of interest; durations are microseconds of the thread's own time. */
const eventSchema = z.object({ name: z.literal('RunTask'), tdur: z.number() });

/**
 * Long tasks while something is done. By the browser's trace, which knows what a task itself took: by the clock
 * (`PerformanceObserver`) other programs on the machine count too.
 */
export async function watchLongTasks(session: CDPSession, act: () => Promise<unknown>): Promise<LongTasks> {
  const times: number[] = [];
  let seen = 0;
  const take = ({ value }: { value: readonly object[] }) => {
    for (const event of value) {
      const task = eventSchema.safeParse(event);
      if (!task.success) continue;
      seen++;
      if (task.data.tdur > LONG * 1000) times.push(task.data.tdur / 1000);
    }
  };
  session.on('Tracing.dataCollected', take);
  await session.send('Tracing.start', { categories: TASKS, transferMode: 'ReportEvents' });
  await act();
  const complete = new Promise<void>((done) => session.once('Tracing.tracingComplete', () => done()));
  await session.send('Tracing.end');
  await complete;
  session.off('Tracing.dataCollected', take);
  if (seen === 0) throw new Error('the browser told of no task');
  return { count: times.length, longest: Math.max(0, ...times) };
}
