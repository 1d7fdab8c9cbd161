/** What finds nodes and notes by their texts: needed once somebody searches. */
export { searchCanvas, type SearchHit, type SearchTexts } from '../search/search-canvas';
