/** Where links may lead: http, https, mailto and relative; everything else (javascript:, data:, file: …) is refused. */
export function safeAddress(address: unknown, base?: string): string | undefined {
  if (typeof address !== 'string') return undefined;
  const clean = stripControls(address);
  if (clean === '') return undefined;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(clean)?.[1]?.toLowerCase();
  if (scheme !== undefined) return ['http', 'https', 'mailto'].includes(scheme) ? clean : undefined;
  if (base === undefined || clean.startsWith('#')) return clean.startsWith('//') ? `https:${clean}` : clean;
  return URL.canParse(clean, base) ? new URL(clean, base).href : clean;
}

/** Browsers ignore tabs and line ends inside an address and control characters around it; so do we, before looking at the scheme. */
function stripControls(address: string): string {
  let clean = '';
  for (const character of address) {
    const code = character.codePointAt(0) ?? 0;
    if (code > 31 && code !== 127) clean += character;
  }
  return clean.trim().replaceAll(' ', '%20');
}
