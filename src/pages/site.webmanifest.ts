import { siteView } from '../data/site-data.ts';
import { fileHref, href, pagePermalinks } from '../site.ts';

/** Web app manifest: name and icons for a home screen. https://www.w3.org/TR/appmanifest/ */
export function GET(): Response {
  const { settings } = siteView();
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
      ...['192', '512'].flatMap((size) => {
        const sizes = `${size}x${size}`;
        return [
          { src: fileHref(`icon-${size}.png`), sizes, type: 'image/png' },
          { src: fileHref(`icon-mask-${size}.png`), sizes, type: 'image/png', purpose: 'maskable' },
        ];
      }),
    ],
  };
  return new Response(JSON.stringify(manifest), { headers: { 'content-type': 'application/manifest+json' } });
}
