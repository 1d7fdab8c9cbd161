/** The one spelling of an e-mail address by which an account is known: without white space around it, composed, in lower case. */
export function canonicalEmail(text: string): string {
  // Lower case may take a letter apart, so it is composed after.
  return text.trim().toLowerCase().normalize('NFC');
}
