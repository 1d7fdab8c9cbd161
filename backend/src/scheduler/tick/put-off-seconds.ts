/** A schedule at which ticks fail is tried again so much later. */
export const PUT_OFF_SECONDS = 60;
