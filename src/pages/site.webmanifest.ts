import { siteView } from '../data/site-data.ts';
import { fileHref, href, pagePermalinks } from '../site.ts';

/** Web app manifest: name and icons for a home screen. https://www.w3.org/TR/appmanifest/ */
export async function GET(): Promise<Response> {
  const { settings } = await siteView();
  const manifest = {
    name: settings.title,
    description: settings.description,
    lang: settings.language,
    start_url: href(pagePermalinks.home),
    display: 'minimal-ui',
    background_color: '#fbfbf9',
    theme_color: '#fbfbf9',
    icons: [
      { src: fileHref('favicon.svg'), sizes: 'any', type: 'image/svg+xml' },
      { src: fileHref('icon-512.png'), sizes: '512x512', type: 'image/png' },
    ],
  };
  return new Response(JSON.stringify(manifest), { headers: { 'content-type': 'application/manifest+json' } });
}
