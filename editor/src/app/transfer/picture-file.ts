import type { Picture } from './draw-picture';

/** Bounds of browsers for canvases: the longest side, and all pixels. */
const MAX_SIDE_PX = 8_192;
const MAX_AREA_PX = 64_000_000;

/** Twice as fine as the canvas, or less where a browser could not hold that. */
export function pictureScale({ width, height }: Pick<Picture, 'width' | 'height'>): number {
  return Math.min(2, MAX_SIDE_PX / width, MAX_SIDE_PX / height, Math.sqrt(MAX_AREA_PX / (width * height)));
}

/** A picture as a PNG file. */
export async function toPng(picture: Picture): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.svg)}`;
  await image.decode();
  const scale = pictureScale(picture);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(picture.width * scale));
  canvas.height = Math.max(1, Math.floor(picture.height * scale));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is no 2D canvas.');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('The canvas gave no picture.');
  return blob;
}
