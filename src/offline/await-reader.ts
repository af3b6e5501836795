/** First signs that somebody reads; before one, a page loads nothing for later. */
const signs = ['pointerdown', 'keydown', 'scroll'] as const;

if (import.meta.env.PROD && 'serviceWorker' in navigator && location.protocol !== 'file:') {
  const start = async () => {
    for (const sign of signs) removeEventListener(sign, start);
    const { keepPages } = await import('./keep-pages.ts');
    // A browser that will not keep anything is no error of the page.
    await keepPages().catch(() => undefined);
  };
  for (const sign of signs) addEventListener(sign, start, { passive: true });
}
