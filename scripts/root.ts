import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout: where `package.json` lies. Absolute. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));
