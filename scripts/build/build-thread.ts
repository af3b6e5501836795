import { on } from 'node:events';
import type { Message } from '../../src/model/message.ts';
import type { Build } from './build-site.ts';
import { startThread } from './start-thread.ts';

export type Asked = Omit<Build, 'refuse' | 'ahead'>;
export type Answer = { readonly shown: true } | { readonly messages: readonly Message[] };

/** Builds in a thread of its own: whoever serves the site meanwhile is not kept waiting, and what a build has read stays for the next. */
export type BuildThread = {
  /** Builds what changed; `show` is called when all of it is there, and before that when the pages of edited entries are. */
  readonly build: (show: () => void) => Promise<readonly Message[]>;
  readonly stop: () => Promise<void>;
};

export function startBuildThread(build: Asked): BuildThread {
  const start = () => startThread(new URL('./build-worker.ts', import.meta.url));
  let worker = start();
  return {
    async build(show) {
      // Two answers may come at once: each is kept until it is taken.
      const answers: AsyncIterable<Answer[]> = on(worker, 'message');
      worker.postMessage(build satisfies Asked);
      try {
        for await (const [answer] of answers) {
          show();
          if (answer !== undefined && 'messages' in answer) return answer.messages;
        }
        throw new Error('the thread ended');
      } catch (error) {
        // The thread ends with an error that nobody in it has expected; the next build has a new one.
        worker = start();
        throw error;
      }
    },
    stop: async () => void (await worker.terminate()),
  };
}
