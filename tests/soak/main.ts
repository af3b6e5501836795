import { parseArgs } from 'node:util';
import { killConversions } from './kill-conversions.ts';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' } },
});
const { killed, finished, repeated } = await killConversions({ runs: Number(values.runs), seed: Number(values.seed) });
console.log(`${killed} killed, ${finished} had finished before, ${repeated} killed again without a whole run between`);
