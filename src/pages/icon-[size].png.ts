import icon from '../components/icon.svg?raw';

/** Sizes that platforms ask for: tabs of browsers without SVG, Apple’s home screen, the manifest's two and their masks. */
export function getStaticPaths() {
  return ['32', '180', '192', '512', 'mask-192', 'mask-512'].map((size) => ({ params: { size } }));
}

/** The ground of the mark, which the platform cuts to its own shape. */
const ground = '#1b1e25';
/** What stays visible of a maskable icon in any shape: a circle of four fifths (W3C, appmanifest); the mark fits in it. */
const safe = 0.7;

/** The one SVG as a picture of this many pixels: with its own corners, or as a mask, on ground to the edge. */
export async function GET({ params }: { params: { size: string } }): Promise<Response> {
  // Loaded where an icon is drawn only: it takes a tenth of a second, and its address is asked for at every build.
  const { default: sharp } = await import('sharp');
  const size = Number(params.size.replace('mask-', ''));
  const isFull = params.size.startsWith('mask-') || size === 180;
  const inner = params.size.startsWith('mask-') ? Math.round(size * safe) : size;
  const before = Math.floor((size - inner) / 2);
  const drawn = sharp(Buffer.from(icon), { density: (72 * inner) / 32 })
    .resize(inner, inner)
    .extend({
      top: before,
      left: before,
      bottom: size - inner - before,
      right: size - inner - before,
      background: ground,
    });
  // Apple fills transparent corners with black.
  const png = await (isFull ? drawn.flatten({ background: ground }) : drawn).png({ compressionLevel: 9 }).toBuffer();
  return new Response(new Uint8Array(png), { headers: { 'content-type': 'image/png' } });
}
