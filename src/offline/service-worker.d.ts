/** What of a service worker's scope is used here; TypeScript's own `webworker` library and `dom` exclude each other. */
interface ExtendableEvent extends Event {
  waitUntil(promise: Promise<unknown>): void;
}
interface ServiceWorkerGlobalScope {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(
    type: 'install' | 'activate' | 'message',
    listener: (event: ExtendableEvent & { readonly data?: unknown }) => void,
  ): void;
}
