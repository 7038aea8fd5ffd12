export { readAwsOutput } from './aws.js';
export { concealer, type Judges } from './conceal.js';
export type {
  ConstructFact,
  Facts,
  FactsHeader,
  Fault,
  InputFacts,
  Located,
  Shard,
} from './facts.js';
export { digestOf } from './lines.js';
export { keyOf, mergeFacts } from './merge.js';
export { placeKey, placesOf } from './places.js';
export { readFacts } from './read.js';
export { renameDeployment, renameInputs } from './rename.js';
export { isInShard, readShard } from './shard.js';
export { holdsJudgedTrust, withoutJudgedTrust } from './trust.js';
export { headerOf, writeFacts } from './write.js';
