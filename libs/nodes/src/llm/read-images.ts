import type { LlmImage } from '@rex/node-sdk';
import { isJsonObject, type JsonValue } from '@rex/workflow';
import { BadQuestion } from './bad-question';

const DATA_URL = /^data:(image\/[\w.+-]+);base64,([A-Za-z0-9+/=\s]+)$/;

/** The pictures of a config. @throws BadQuestion for one that is none */
export function readImages(images: JsonValue | undefined): LlmImage[] {
  if (images === undefined || images === null) return [];
  return (Array.isArray(images) ? images : [images]).map(readImage);
}

function readImage(image: JsonValue, index: number): LlmImage {
  if (typeof image === 'string') return readText(image, index);
  if (isJsonObject(image)) {
    const { url, mediaType, base64 } = image;
    if (typeof url === 'string') return readText(url, index);
    if (typeof mediaType === 'string' && typeof base64 === 'string') return { mediaType, base64 };
  }
  throw notOne(index);
}

function readText(text: string, index: number): LlmImage {
  const [, mediaType, base64] = DATA_URL.exec(text) ?? [];
  if (mediaType !== undefined && base64 !== undefined) {
    return { mediaType, base64: base64.replace(/\s/g, '') };
  }
  if (/^https?:\/\//i.test(text)) return { url: text };
  throw notOne(index);
}

function notOne(index: number): BadQuestion {
  return new BadQuestion(
    `images[${index}] is no picture. Give an http or https URL, a data URL of an image, or {mediaType, base64}.`,
  );
}
