/** A picture file of the content folder and its size in pixels. */
export type PictureFile = {
  readonly file: string;
  readonly width: number;
  readonly height: number;
  /** Changes when the file does. */
  readonly stamp?: string;
};

/** A picture as pages show it: paths below the site's base, sizes in pixels. */
export type ShownPicture = PictureFile & {
  /** A narrower one for small screens, where the picture is wide. */
  readonly small?: { readonly file: string; readonly width: number };
};

/** Pixels of the longer side of what is published, and the width of the narrower one. */
export const LONGEST = 1600;
const SMALL = 720;
/** A picture less wide than this has no narrower one. */
const WIDE = 1080;

/** What is published of a picture of the content folder: WebP, at most 1600 pixels long, under a path made of its own. */
export function shownPicture({ file, width, height }: PictureFile): ShownPicture {
  const scale = Math.min(1, LONGEST / Math.max(width, height));
  const [wide, high] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  const stem = file.endsWith('.webp') ? file.slice(0, -'.webp'.length) : file;
  const small = wide < WIDE ? {} : { small: { file: `${stem}-${SMALL}.webp`, width: SMALL } };
  return { file: `${stem}.webp`, width: wide, height: high, ...small };
}
