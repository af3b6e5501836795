import { z } from 'astro/zod';
import type { CDPSession } from 'playwright';

/** Tasks of a page's main thread that took more than 50 ms of processor time, and the longest in milliseconds. */
export type LongTasks = { readonly count: number; readonly longest: number };

const LONG = 50;
/** The kind of events among which tasks are. */
const TASKS = 'disabled-by-default-devtools.timeline';
const MAIN = 'CrRendererMain';
const threadSchema = { pid: z.number(), tid: z.number() };
/** Of a trace's events, those of interest; durations are microseconds, by the clock and of the thread's own time. */
const taskSchema = z.object({ ...threadSchema, name: z.literal('RunTask'), dur: z.number(), tdur: z.number() });
const nameSchema = z.object({ ...threadSchema, name: z.literal('thread_name'), args: z.object({ name: z.string() }) });
type Task = z.infer<typeof taskSchema>;

/**
 * Long tasks while something is done. By the browser's trace, which knows what a task itself took: by the clock
 * (`PerformanceObserver`) other programs on the machine count too. A virtual machine's account of a thread's time may
 * leap by some milliseconds, so that a task seems to have worked for longer than it lasted: the lesser time is right.
 */
export async function watchLongTasks(session: CDPSession, act: () => Promise<unknown>): Promise<LongTasks> {
  const tasks: Task[] = [];
  const main = new Set<string>();
  const take = ({ value }: { value: readonly object[] }) => {
    for (const event of value) {
      const task = taskSchema.safeParse(event);
      if (task.success) tasks.push(task.data);
      const thread = nameSchema.safeParse(event);
      if (thread.success && thread.data.args.name === MAIN) main.add(threadOf(thread.data));
    }
  };
  session.on('Tracing.dataCollected', take);
  await session.send('Tracing.start', { categories: TASKS, transferMode: 'ReportEvents' });
  await act();
  const complete = new Promise<void>((done) => session.once('Tracing.tracingComplete', () => done()));
  await session.send('Tracing.end');
  await complete;
  session.off('Tracing.dataCollected', take);
  const times = tasks.filter((task) => main.has(threadOf(task))).map(({ dur, tdur }) => Math.min(dur, tdur) / 1000);
  if (times.length === 0) throw new Error('the browser told of no task');
  return { count: times.filter((time) => time > LONG).length, longest: times.reduce((a, b) => Math.max(a, b), 0) };
}

function threadOf({ pid, tid }: Pick<Task, 'pid' | 'tid'>): string {
  return `${pid} ${tid}`;
}
