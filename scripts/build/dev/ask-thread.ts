import { once } from 'node:events';
import { startThread } from '../start-thread.ts';

/** A thread that answers questions, one after the other. */
export type AskedThread<Question, Answer> = {
  readonly ask: (question: Question) => Promise<Answer>;
  readonly stop: () => Promise<void>;
};

/** Begins such a thread; one that ends with an error which nobody in it has expected is begun anew for the next question. */
export function askThread<Question, Answer>(file: URL, workerData: unknown): AskedThread<Question, Answer> {
  let worker = startThread(file, workerData);
  let last: Promise<unknown> = Promise.resolve();
  const askNow = async (question: Question): Promise<Answer> => {
    try {
      const answered = once(worker, 'message');
      worker.postMessage(question);
      const [answer]: Answer[] = await answered;
      if (answer === undefined) throw new Error('the thread gave no answer');
      return answer;
    } catch (error) {
      worker = startThread(file, workerData);
      throw error;
    }
  };
  return {
    ask(question) {
      const answer = last.then(() => askNow(question));
      last = answer.catch(() => {});
      return answer;
    },
    stop: async () => void (await worker.terminate()),
  };
}
