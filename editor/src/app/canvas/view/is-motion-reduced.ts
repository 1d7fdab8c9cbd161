/** True when the person asked their system, or the editor (see EditorSettings), for less motion. */
export function isMotionReduced(): boolean {
  return (
    document.documentElement.classList.contains('is-still') ||
    matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}
