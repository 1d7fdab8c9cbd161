/** How one environment variable is read. `parse` gets undefined when it is absent or empty, and throws an Error with the reason. */
export interface Setting<Value> {
  /** The default as it would stand in an env file; empty when there is none. */
  defaultText: string;
  meaning: string;
  parse(raw: string | undefined): Value;
}

/** A whole number within bounds. */
export function integer(
  fallback: number,
  bounds: { min?: number; max?: number },
  meaning: string,
): Setting<number> {
  const { min = 0, max = Number.MAX_SAFE_INTEGER } = bounds;
  return {
    defaultText: String(fallback),
    meaning,
    parse(raw) {
      if (raw === undefined) return fallback;
      const value = Number(raw);
      if (!Number.isInteger(value) || value < min || value > max) {
        throw new Error(`must be a whole number from ${min} to ${max}, not "${raw}"`);
      }
      return value;
    },
  };
}

/** A size in bytes. */
export function bytes(fallback: number, meaning: string): Setting<number> {
  return integer(fallback, { min: 1024 }, `${meaning} In bytes.`);
}

/** Free text with a default. */
export function text(fallback: string, meaning: string): Setting<string> {
  return { defaultText: fallback, meaning, parse: (raw) => raw ?? fallback };
}

/** Free text without a default. */
export function optionalText(meaning: string): Setting<string | undefined> {
  return { defaultText: '', meaning, parse: (raw) => raw };
}

/** One of a few words. */
export function choice<Word extends string>(
  fallback: Word,
  words: readonly Word[],
  meaning: string,
): Setting<Word> {
  return {
    defaultText: fallback,
    meaning: `${meaning} One of ${words.join(', ')}.`,
    parse(raw) {
      if (raw === undefined) return fallback;
      const word = words.find((each) => each === raw);
      if (word === undefined) throw new Error(`must be one of ${words.join(', ')}, not "${raw}"`);
      return word;
    },
  };
}

/** Comma-separated words. */
export function list(meaning: string): Setting<string[]> {
  return {
    defaultText: '',
    meaning,
    parse: (raw) =>
      (raw ?? '')
        .split(',')
        .map((word) => word.trim())
        .filter((word) => word !== ''),
  };
}

/** A URL of one of the given schemes. The value is never echoed: it may hold a password. */
export function url(protocols: string[], meaning: string): Setting<string | undefined> {
  return {
    defaultText: '',
    meaning,
    parse(raw) {
      if (raw === undefined) return undefined;
      if (!URL.canParse(raw) || !protocols.includes(new URL(raw).protocol)) {
        throw new Error(
          `must be a URL that starts with ${protocols.map((each) => `${each}//`).join(' or ')}`,
        );
      }
      return raw;
    },
  };
}

/** Comma-separated secrets of at least 32 bytes each. The values are never echoed. */
export function secrets(meaning: string): Setting<string[]> {
  const { parse: words, ...described } = list(meaning);
  return {
    ...described,
    parse(raw) {
      const values = words(raw);
      if (values.some((value) => Buffer.byteLength(value) < 32))
        throw new Error('must be secrets of at least 32 bytes each, with commas between them');
      return values;
    },
  };
}

/** A secret of at least 32 bytes. The value is never echoed. */
export function secret(meaning: string): Setting<string | undefined> {
  return {
    defaultText: '',
    meaning,
    parse(raw) {
      if (raw === undefined) return undefined;
      if (Buffer.byteLength(raw) < 32)
        throw new Error('must have at least 32 bytes; make one with: openssl rand -hex 32');
      return raw;
    },
  };
}
