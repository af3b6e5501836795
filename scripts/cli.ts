import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { root } from './root.ts';

// Types are stripped and code is compiled once, not at each start.
enableCompileCache(join(root, '.sourcebook', 'cache', 'node'));
await import('./command-table.ts');
