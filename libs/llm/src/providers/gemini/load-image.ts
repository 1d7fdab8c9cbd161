import { HttpClientError, LlmError } from '@rex/node-sdk';
import type { ProviderCall } from '../../spec/provider';

/** A picture as Gemini takes it. */
export interface LoadedImage {
  mediaType: string;
  base64: string;
}

/** Of all pictures together: Gemini takes 20 MB for a whole request. */
const MAX_IMAGE_BYTES = 14 * 1024 * 1024;

/**
 * Loads the pictures of a request that stand on the web, by the guarded way: Gemini takes only pictures that come with the
 * request, or files of its own.
 */
export async function loadImages(call: ProviderCall): Promise<Map<string, LoadedImage>> {
  const urls = call.request.messages.flatMap((message) =>
    message.role === 'user' && Array.isArray(message.content)
      ? message.content.flatMap((part) =>
          part.type === 'image' && 'url' in part.image ? [part.image.url] : [],
        )
      : [],
  );
  const loaded = new Map<string, LoadedImage>();
  let leftBytes = MAX_IMAGE_BYTES;
  for (const url of new Set(urls)) {
    const image = await loadImage(url, leftBytes, call);
    leftBytes -= Buffer.byteLength(image.base64, 'base64');
    loaded.set(url, image);
  }
  return loaded;
}

async function loadImage(
  url: string,
  maxBytes: number,
  { publicFetch, signal }: ProviderCall,
): Promise<LoadedImage> {
  const response = await publicFetch(url, { signal }).catch((error: unknown) => {
    throw cannotLoad(error instanceof HttpClientError ? error.message : 'it is not there');
  });
  const mediaType = (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!response.ok || !mediaType.startsWith('image/')) {
    await response.body?.cancel();
    throw cannotLoad(response.ok ? 'it is no picture' : `it was answered with status ${response.status}`);
  }
  const bytes = Buffer.from(await response.arrayBuffer());
  if (bytes.length > maxBytes)
    throw cannotLoad(`all pictures together are larger than ${MAX_IMAGE_BYTES} bytes`);
  return { mediaType, base64: bytes.toString('base64') };
}

function cannotLoad(why: string): LlmError {
  return new LlmError('llm-request-invalid', `A picture could not be loaded: ${why}`);
}
