import { HttpClientError, LlmError, type LlmErrorCode } from '@rex/node-sdk';
import type { ProviderCall } from '../spec/provider';

/** A picture as it is sent with a request. */
export interface LoadedImage {
  mediaType: string;
  base64: string;
}

/** Pictures of a request by their place on the web, loaded. */
export type LoadedImages = ReadonlyMap<string, LoadedImage>;

/** Of all pictures together: Gemini takes 20 MB for a whole request. */
const MAX_IMAGE_BYTES = 14 * 1024 * 1024;

const IMAGE_TYPE = /^image\/[a-z0-9.+-]{1,50}$/;

/**
 * Loads the pictures of a request that stand on the web, by the guarded way. No server is told a user's URL: one that stands in a private
 * network would fetch what the user may not reach, and Gemini takes only pictures that come with the request.
 */
export async function loadImages(call: ProviderCall): Promise<LoadedImages> {
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
    const image = await loadImage(url, leftBytes, call).catch((error: unknown) => {
      throw error instanceof LlmError ? error : brokenOff(error);
    });
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
  const response = await publicFetch(url, { signal });
  const mediaType = (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const { ok, status } = response;
  if (!ok || !IMAGE_TYPE.test(mediaType)) {
    await response.body?.cancel();
    if (ok) throw cannotLoad('llm-request-invalid', 'it is no picture');
    const isPassing = status === 429 || status >= 500;
    const code = isPassing ? 'llm-unavailable' : 'llm-request-invalid';
    throw cannotLoad(code, `it was answered with status ${status}`);
  }
  const bytes = Buffer.from(await response.arrayBuffer());
  if (bytes.length > maxBytes) {
    throw cannotLoad('llm-request-invalid', `all pictures together are larger than ${MAX_IMAGE_BYTES} bytes`);
  }
  return { mediaType, base64: bytes.toString('base64') };
}

function brokenOff(error: unknown): LlmError {
  if (!(error instanceof HttpClientError)) return cannotLoad('llm-request-invalid', 'it is not there');
  return cannotLoad(error.isTransient ? 'llm-connection' : 'llm-request-invalid', error.message);
}

function cannotLoad(code: LlmErrorCode, why: string): LlmError {
  return new LlmError(code, `A picture could not be loaded: ${why}`);
}
