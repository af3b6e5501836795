import sharp from 'sharp';
import icon from '../components/icon.svg?raw';

/** Icon sizes that platforms ask for: Apple’s home screen, and the largest that the manifest names. */
export function getStaticPaths() {
  return ['180', '512'].map((size) => ({ params: { size } }));
}

/** The one SVG as a picture of this many pixels. */
export async function GET({ params }: { params: { size: string } }): Promise<Response> {
  const size = Number(params.size);
  const png = await sharp(Buffer.from(icon), { density: (72 * size) / 32 })
    .resize(size, size)
    .png({ compressionLevel: 9 })
    .toBuffer();
  return new Response(new Uint8Array(png), { headers: { 'content-type': 'image/png' } });
}
