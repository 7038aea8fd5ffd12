export { planShape } from './plan-shape.js';
export { readOnDemand } from './read.js';
