/** How what is brought into view comes out from under what lies over the canvas. */
export { clearOfCovers } from '../view/clear-of-covers';
