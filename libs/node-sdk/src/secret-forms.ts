/** One way in which a secret may stand in a text. */
export interface SecretForm {
  text: string;
  /** `run`: a part of a run of base64 characters, all of which may tell something of the secret. */
  extent: 'exact' | 'run';
}

const HTML_ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The ways in which a secret comes back from where it was sent: as it is, escaped, percent-encoded, within base64. */
export function secretForms(secret: string): SecretForm[] {
  // Half a character can't be sent: it goes out as U+FFFD.
  const sent = Buffer.from(secret).toString();
  const exact = new Set([secret, sent, ...escaped(sent), ...percentEncoded(sent)]);
  return [
    ...Array.from(exact, (text) => ({ text, extent: 'exact' }) as const),
    ...Array.from(new Set(withinBase64(sent)), (text) => ({ text, extent: 'run' }) as const),
  ];
}

function escaped(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const asciiJson = json.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const html = secret.replace(/[&<>"']/g, (character) => HTML_ENTITIES[character] ?? character);
  return [json, asciiJson, html];
}

function percentEncoded(secret: string): string[] {
  const form = new URLSearchParams([['', secret]]).toString().slice(1);
  const encoded = [encodeURIComponent(secret), encodeURI(secret), form];
  return encoded.flatMap((each) => [each, each.replace(/%../g, (byte) => byte.toLowerCase())]);
}

/**
 * What base64 makes of the secret wherever it begins within what is encoded, as in `user:secret`: it depends on the place within a
 * group of three bytes. Characters that neighbours decide too are left out.
 */
function withinBase64(secret: string): string[] {
  return [0, 1, 2].flatMap((offset) => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
    const [from, to] = [Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6)];
    return (['base64', 'base64url'] as const).map((alphabet) => bytes.toString(alphabet).slice(from, to));
  });
}
