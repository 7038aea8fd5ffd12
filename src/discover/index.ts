export { type Discovery, discover, type Input } from './discover.js';
