/** Most sticky notes of a workflow. */
export const MAX_NOTES = 200;

/** Most characters of a note's text. */
export const MAX_NOTE_CHARACTERS = 10_000;

/** Most groups of a workflow. */
export const MAX_GROUPS = 100;

/** How far from the origin something may stand on the canvas, and how wide or high it may be, in pixels. */
export const MAX_CANVAS_PX = 1e6;
