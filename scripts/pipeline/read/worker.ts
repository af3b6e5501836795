import { read } from './index.ts';

/** What each reading worker runs: one file → its reading. */
export default read;
