/** An event of a Chromium trace; times in microseconds, `tts` and `tdur` of the thread's own processor time. */
export type TraceEvent = {
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number | undefined;
  readonly tts?: number | undefined;
  readonly tdur?: number | undefined;
};

/**
 * The trace as a machine with nothing else to do would have made it: within each task, times run by the thread's
 * processor clock. What waited for other programs of this machine is no work of the page.
 */
export function byProcessorTime<E extends TraceEvent>(events: readonly E[]): readonly E[] {
  const tasks = new Map<string, TraceEvent>();
  const moved = events
    .toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))
    .map((event) => {
      const thread = `${event.pid}:${event.tid}`;
      const open = tasks.get(thread);
      const within = open !== undefined && event.ts < open.ts + (open.dur ?? 0);
      if (!within && event.dur !== undefined) tasks.set(thread, event);
      const { tts, dur, tdur } = event;
      if (tts === undefined) return event;
      const task = within ? open : event;
      return {
        ...event,
        ts: task.ts + Math.max(0, tts - (task.tts ?? tts)),
        ...(dur === undefined || tdur === undefined ? {} : { dur: tdur }),
      };
    });
  return moved.toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
}
