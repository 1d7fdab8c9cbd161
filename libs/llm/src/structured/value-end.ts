/**
 * Finds where an object or a list of JSON ends, in a text that may come in pieces. It knows brackets and strings and nothing else: whether
 * what lies between is JSON is for JSON.parse to say. Each character is looked at once.
 */
export class ValueEnd {
  private depth = 0;
  private isInString = false;
  private isEscaped = false;

  /** Whether a value has begun and come to its end. */
  isReached = false;

  /** Takes in a text from a place on; gives the place behind the end of the value, or undefined while it goes on. */
  read(text: string, from = 0): number | undefined {
    for (let at = from; at < text.length && !this.isReached; at += 1) {
      this.take(text.charAt(at));
      if (this.isReached) return at + 1;
    }
    return undefined;
  }

  private take(character: string): void {
    if (this.isEscaped) {
      this.isEscaped = false;
    } else if (this.isInString) {
      this.isEscaped = character === '\\';
      this.isInString = character !== '"';
    } else if (character === '"') {
      this.isInString = this.depth > 0;
    } else if (character === '{' || character === '[') {
      this.depth += 1;
    } else if (character === '}' || character === ']') {
      this.depth -= 1;
      this.isReached = this.depth <= 0;
    }
  }
}
