export type { OffsetFault } from './aliases.js';
export { closest } from './closest.js';
export { readYamlDocument } from './document.js';
export { type SchemaError, type SchemaErrors, schemaErrors } from './errors.js';
export { type CheckedYaml, readCheckedYaml, type YamlFault, type YamlRange, type YamlValue } from './yaml.js';
