/** Lets the browser draw and take in what was pressed, then goes on: between the parts of long work. */
export function nextTurn(): Promise<void> {
  return new Promise((done) => setTimeout(done));
}
