import icon from '../components/icon.svg?raw';

/** The site’s mark: a passage, marked. Every other icon is made of this one. */
export function GET(): Response {
  return new Response(icon, { headers: { 'content-type': 'image/svg+xml' } });
}
