/** Two versions that began as one. */
export { changesBetween } from '../merge/changes-between';
export { compareVersions, type ChangedItem } from '../merge/compare-versions';
export { mergeVersions, type MergeChoice } from '../merge/merge-versions';
export type { ThreeVersions } from '../merge/three-versions';
