/** The config gives no question that could be asked. */
export class BadQuestion extends Error {
  override readonly name = 'BadQuestion';
}
