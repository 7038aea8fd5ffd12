import vocabulary from 'cloudformation-js-yaml-schema/tags.json' with { type: 'json' };
import type { Tags } from 'yaml';

/** Functions that the vocabulary lacks: transforms, AWS::LanguageExtensions and rule-specific functions. */
const laterFunctions = [
  'Contains',
  'EachMemberEquals',
  'EachMemberIn',
  'ForEach',
  'Length',
  'RefAll',
  'ToJsonString',
  'Transform',
  'ValueOf',
  'ValueOfAll',
];

const names = new Set([...vocabulary.scalar, ...vocabulary.sequence, ...vocabulary.mapping, ...laterFunctions]);

/** The names behind the exclamation marks of CloudFormation's short tags. */
export const templateFunctions: readonly string[] = [...names];

/** The short tags of CloudFormation, for every kind of node: `!Sub` and the like may stand before any of them. */
export const templateTags: Tags = [...names].flatMap((name) => {
  const tag = `!${name}`;
  return [
    { tag, resolve: (text: string) => text },
    { tag, collection: 'map' as const, resolve: (map: unknown) => map },
    { tag, collection: 'seq' as const, resolve: (list: unknown) => list },
  ];
});

/** The key by which a tag is spelled out: `!Sub` is `Fn::Sub`, `!Ref` is `Ref`; a tag of another dialect is itself. */
export function longForm(tag: string): string {
  const name = tag.slice(1);
  if (!names.has(name)) return tag;
  return name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
}
