import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byProcessorTime, type TraceEvent } from '../bench/pages/processor-time.ts';

test('a task is as long as the processor time it took, and what is in it stands where that clock says', () => {
  const of = (ts: number, dur: number, tts: number, tdur: number) => ({ pid: 1, tid: 2, ts, dur, tts, tdur });
  const [task, part, mark, next] = byProcessorTime<TraceEvent>([
    of(1000, 900, 50, 300),
    of(1500, 350, 150, 200),
    { pid: 1, tid: 2, ts: 1600, tts: 200 },
    of(2000, 10, 350, 10),
  ]);
  assert.deepEqual([task?.ts, task?.dur], [1000, 300]);
  assert.deepEqual([part?.ts, part?.dur], [1100, 200]);
  assert.equal(mark?.ts, 1150);
  assert.deepEqual([next?.ts, next?.dur], [2000, 10], 'where a task begins is not changed');
});

test('threads have clocks of their own, and what has none is left as it is', () => {
  const other = { pid: 1, tid: 3, ts: 1100, dur: 50 };
  const events = [{ pid: 1, tid: 2, ts: 1000, dur: 500, tts: 0, tdur: 100 }, other];
  assert.deepEqual(byProcessorTime(events)[1], other);
});
