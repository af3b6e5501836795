import '../../../src/styles/search.css';
import { openPalette } from '../../../src/search/client/palette.ts';

export type PalettePage = {
  readonly open: () => void;
  /** Bytes that page and workers hold, once the browser has collected what they no longer need. */
  readonly memory: () => Promise<number>;
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

window.palette = {
  open: () => void openPalette('/', () => ''),
  memory: async () => (await performance.measureUserAgentSpecificMemory()).bytes,
};
