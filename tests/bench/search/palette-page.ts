import { openPalette } from '../../../src/search/client/palette.ts';

export type PalettePage = {
  readonly open: () => void;
  /** Bytes that page and workers hold, once the browser has collected what they no longer need. */
  readonly memory: () => Promise<number>;
  /** Milliseconds of each task of the main thread over 50. */
  readonly longTasks: number[];
};

declare global {
  interface Window {
    palette: PalettePage;
  }
  interface Performance {
    /** https://wicg.github.io/performance-measure-memory/ */
    readonly measureUserAgentSpecificMemory: () => Promise<{ readonly bytes: number }>;
  }
}

const longTasks: number[] = [];
new PerformanceObserver((list) => {
  longTasks.push(...list.getEntries().map(({ duration }) => duration));
}).observe({ type: 'longtask' });

window.palette = {
  open: () => openPalette('/', ''),
  memory: async () => (await performance.measureUserAgentSpecificMemory()).bytes,
  longTasks,
};
