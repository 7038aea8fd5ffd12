import { isAlias, isMap, isScalar, isSeq, type Node, type ParsedNode, parseDocument, type YAMLMap } from 'yaml';
import {
  bool,
  convert,
  failed,
  isMapping,
  literalText,
  nothing,
  object,
  open,
  spelledNumber,
  tuple,
  type Value,
} from '../values/index.js';

/** Nodes of one text, those that aliases repeat counted each time. */
const mostNodes = 100_000;
/** What an alias counts for: its node is searched. */
const searched = 100;
const mostLevels = 250;

/** What `yamldecode` has read so far. */
interface Reader {
  readonly resolve: (node: Node) => Node | undefined;
  nodes: number;
}

/**
 * The data of a text of YAML as Terraform reads it: YAML 1.2 with the bools and dates of 1.1, of keys that stand twice
 * the last one.
 * Source: https://github.com/zclconf/go-cty-yaml/blob/master/resolve.go
 */
export function yamlValue(written: string): Value {
  const document = parseDocument<ParsedNode>(written, { schema: 'failsafe', uniqueKeys: false });
  if (document.errors.length > 0 || !document.contents) return failed('the text is no YAML');
  const reader: Reader = { nodes: 0, resolve: (node) => (isAlias(node) ? node.resolve(document) : node) };
  return dataOf(reader, document.contents, 0);
}

function dataOf(reader: Reader, written: Node | null, level: number): Value {
  if (written === null) return nothing;
  reader.nodes += isAlias(written) ? searched : 1;
  if (reader.nodes > mostNodes || level > mostLevels) return open('a text of YAML is larger than is followed here');
  const node = reader.resolve(written);
  if (isMap<Node, Node | null>(node)) return mappingOf(reader, node, level);
  if (isSeq<Node>(node)) return firstError(tuple(node.items.map((item) => dataOf(reader, item, level + 1))));
  if (!isScalar<string>(node)) return failed('the text of YAML has an alias of nothing');
  if (node.tag !== undefined && node.tag !== 'tag:yaml.org,2002:str' && node.tag !== '!')
    return open(`the tag \`${node.tag}\` of YAML is not read here`);
  return node.type === 'PLAIN' && node.tag === undefined ? plain(node.value) : literalText(node.value);
}

/** The entries of a mapping: its own win over those that `<<` takes over. */
function mappingOf(reader: Reader, { items }: YAMLMap<Node, Node | null>, level: number): Value {
  const merges = items.filter(({ key }) => isMerge(key)).map(({ value }) => dataOf(reader, value, level + 1));
  const own = items
    .filter(({ key }) => !isMerge(key))
    .map(({ key, value }) => [nameOf(reader, key, level), dataOf(reader, value, level + 1)] as const);
  const hole = [...merges, ...own.flat()].find(({ kind }) => kind === 'unknown');
  if (hole) return hole;
  if (!merges.every(isMapping)) return open('what `<<` takes over in a text of YAML is not read here');
  const named = own.flatMap(([name, value]) =>
    name.kind === 'string' && name.value !== '$unknown' ? [[name.value, value] as const] : [],
  );
  return object([...merges.flatMap(({ entries }) => [...entries]), ...named]);
}

function isMerge(key: Node): boolean {
  return isScalar(key) && key.type === 'PLAIN' && key.value === '<<';
}

function nameOf(reader: Reader, key: Node, level: number): Value {
  const name = convert(dataOf(reader, key, level + 1), 'string');
  return name.kind === 'null' ? failed('a key in a text of YAML is null') : name;
}

function firstError(value: Extract<Value, { kind: 'list' | 'tuple' | 'set' }>): Value {
  return value.items.find(({ kind }) => kind === 'unknown') ?? value;
}

const words: ReadonlyMap<string, Value> = new Map<string, Value>([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, nothing] as const),
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map(
    (word) => [word, bool(true)] as const,
  ),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map(
    (word) => [word, bool(false)] as const,
  ),
]);
const decimal = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const based = /^0[xo][0-9a-fA-F]+$/;
const date = /^\d{4}-\d{2}-\d{2}$/;
const time = /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt]|\s+)\d/;
const notFinite = /^[-+]?\.(?:inf|Inf|INF)$/;

/** What a scalar without quotes is. */
function plain(written: string): Value {
  const word = words.get(written);
  if (word) return word;
  if (decimal.test(written)) return spelledNumber(written);
  if (based.test(written))
    return Number.isNaN(Number(written)) ? literalText(written) : spelledNumber(String(BigInt(written)));
  if (date.test(written)) return literalText(`${written}T00:00:00Z`);
  if (time.test(written) || notFinite.test(written)) return open(`\`${written}\` of YAML is not read here`);
  return written === '.nan' ? failed('a number of YAML is none') : literalText(written);
}
