/** Whether an IBAN without separators has the right check digits (ISO 13616, mod 97). */
export function passesMod97(iban: string): boolean {
  let rest = 0;
  for (let index = 0; index < iban.length; index += 1) {
    // The first four characters count last.
    const code = iban.charCodeAt((index + 4) % iban.length);
    // Digits stand for themselves, letters of either case for 10 to 35.
    const value = code < 58 ? code - 48 : (code & 31) + 9;
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
