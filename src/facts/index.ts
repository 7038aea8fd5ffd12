export { readAwsOutput } from './aws.js';
export { concealer } from './conceal.js';
export type {
  ConstructFact,
  Facts,
  Fault,
  InputFacts,
  Located,
  Shard,
} from './facts.js';
export { digestOf } from './lines.js';
export { keyOf, mergeFacts } from './merge.js';
export { placeKey, placesOf } from './places.js';
export { readFacts } from './read.js';
export { isInShard, readShard } from './shard.js';
export { headerOf, writeFacts } from './write.js';
