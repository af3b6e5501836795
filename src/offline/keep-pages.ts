import { ownScript } from '../search/client/own-script.ts';
import type { KeepRequest } from './keep-request.ts';
import workerAddress from './offline-worker.ts?worker&url';

/** Has pages that were read kept for when there is no network. */
export async function keepPages(): Promise<void> {
  const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
  const name = workerAddress.slice(workerAddress.lastIndexOf('/') + 1);
  const isNew = navigator.serviceWorker.controller === null;
  await navigator.serviceWorker.register(ownScript(`${base}sw.js?worker=${name}`), { updateViaCache: 'none' });
  if (!isNew) return;
  const { active } = await navigator.serviceWorker.ready;
  const files = performance.getEntriesByType('resource').map((entry) => entry.name);
  const request: KeepRequest = { page: location.href, files };
  active?.postMessage(request);
}
