import type { Span } from './tree.js';

/** Something that Terraform refuses in a text, in its words: a summary and what is to be said of it. */
export interface Fault extends Span {
  readonly code: FaultCode;
  readonly summary: string;
  readonly detail: string;
}

export type FaultCode = keyof typeof catalogue;

/** What can be wrong: summary and detail, in which `%s` stands for a word of the text. */
const catalogue = {
  'not-read': ['File not read', '%s'],
  'argument-name': ['Invalid argument name', 'Argument names must not be quoted.'],
  'argument-or-block': ['Argument or block definition required', 'An argument or block definition is required here.'],
  'argument-equals': [
    'Argument or block definition required',
    'An argument or block definition is required here. To set an argument, use the equals sign "=" to introduce the argument value.',
  ],
  'argument-newline': ['Missing newline after argument', 'An argument definition must end with a newline.'],
  'argument-comma': [
    'Unexpected comma after argument',
    'Argument definitions must be separated by newlines, not commas. An argument definition must end with a newline.',
  ],
  'argument-twice': ['Attribute redefined', 'The argument "%s" was already set. Each argument may be set only once.'],
  'block-unclosed': [
    'Unclosed configuration block',
    'There is no closing brace for this block before the end of the file. This may be caused by incorrect brace nesting elsewhere in this file.',
  ],
  'block-equals': [
    'Invalid block definition',
    'The equals sign "=" indicates an argument definition, and must not be used when defining a block.',
  ],
  'block-brace': [
    'Invalid block definition',
    'A block definition must have block content delimited by "{" and "}", starting on the same line as the block header.',
  ],
  'block-label': [
    'Invalid block definition',
    'Either a quoted string block label or an opening brace ("{") is expected here.',
  ],
  'block-newline': ['Missing newline after block definition', 'A block definition must end with a newline.'],
  'block-in-line': [
    'Argument definition required',
    'A single-line block definition can contain only a single argument. If you meant to define argument "%s", use an equals sign to assign it a value. To define a nested block, place it on a line of its own within its parent block.',
  ],
  'block-line-comma': [
    'Invalid single-argument block definition',
    'Single-line block syntax can include only one argument definition. To define multiple arguments, use the multi-line block syntax with one argument definition per line.',
  ],
  'block-line-newline': [
    'Invalid single-argument block definition',
    "An argument definition on the same line as its containing block creates a single-line block definition, which must also be closed on the same line. Place the block's closing brace immediately after the argument definition.",
  ],
  'block-line-end': [
    'Invalid single-argument block definition',
    'A single-line block definition must end with a closing brace immediately after its single argument definition.',
  ],
  'expression-missing': ['Missing expression', 'Expected the start of an expression, but found the end of the file.'],
  'expression-invalid': [
    'Invalid expression',
    'Expected the start of an expression, but found an invalid expression token.',
  ],
  'conditional-colon': [
    'Missing false expression in conditional',
    'The conditional operator (...?...:...) requires a false expression, delimited by a colon.',
  ],
  'parentheses-open': ['Unbalanced parentheses', 'Expected a closing parenthesis to terminate the expression.'],
  'number-literal': ['Invalid number literal', 'Failed to recognize the value of this number literal.'],
  'index-legacy': [
    'Invalid legacy index syntax',
    'When using the legacy index syntax, chaining two indexes together is not permitted. Use the proper index syntax instead.',
  ],
  'attribute-name': ['Invalid attribute name', 'An attribute name is required after a dot.'],
  'splat-nested': [
    'Nested splat expression not allowed',
    'A splat expression (*) cannot be used inside another attribute-only splat expression.',
  ],
  'splat-bracket': [
    'Missing close bracket on splat index',
    'The star for a full splat operator must be immediately followed by a closing bracket ("]").',
  ],
  'index-bracket': ['Missing close bracket on index', 'The index operator must end with a closing bracket ("]").'],
  'call-name': [
    'Missing function name',
    'Function scope resolution symbol :: must be followed by a function name in this scope.',
  ],
  'call-parenthesis': [
    'Missing open parenthesis',
    'Function selector must be followed by an open parenthesis to begin the function call.',
  ],
  'call-unterminated': [
    'Unterminated function call',
    'There is no closing parenthesis for this function call before the end of the file. This may be caused by incorrect parenthesis nesting elsewhere in this file.',
  ],
  'call-ellipsis': [
    'Missing closing parenthesis',
    'An expanded function argument (with ...) must be immediately followed by closing parentheses.',
  ],
  'call-comma': ['Missing argument separator', 'A comma is required to separate each function argument from the next.'],
  'tuple-unterminated': [
    'Unterminated tuple constructor expression',
    'There is no corresponding closing bracket before the end of the file. This may be caused by incorrect bracket nesting elsewhere in this file.',
  ],
  'tuple-comma': ['Missing item separator', 'Expected a comma to mark the beginning of the next item.'],
  'object-unterminated': [
    'Unterminated object constructor expression',
    'There is no corresponding closing brace before the end of the file. This may be caused by incorrect brace nesting elsewhere in this file.',
  ],
  'object-value': ['Missing attribute value', 'Expected an attribute value, introduced by an equals sign ("=").'],
  'object-equals': [
    'Missing key/value separator',
    'Expected an equals sign ("=") to mark the beginning of the attribute value. If you intended to given an attribute name containing periods or spaces, write the name in quotes to create a string literal.',
  ],
  'object-comma': [
    'Missing attribute separator',
    'Expected a newline or comma to mark the beginning of the next attribute.',
  ],
  'for-name': ["Invalid 'for' expression", "For expression requires variable name after 'for'."],
  'for-value-name': ["Invalid 'for' expression", 'For expression requires value variable name after comma.'],
  'for-in': ["Invalid 'for' expression", "For expression requires the 'in' keyword after its name declarations."],
  'for-colon': ["Invalid 'for' expression", 'For expression requires a colon after the collection expression.'],
  'for-end': ["Invalid 'for' expression", "Extra characters after the end of the 'for' expression."],
  'for-tuple-key': ["Invalid 'for' expression", 'Key expression is not valid when building a tuple.'],
  'for-tuple-group': ["Invalid 'for' expression", 'Grouping ellipsis (...) cannot be used when building a tuple.'],
  'for-object-key': ["Invalid 'for' expression", 'Key expression is required when building an object.'],
  'string-template': [
    'Invalid string literal',
    'Template sequences are not allowed in this string. To include a literal "%s", double it to escape it.',
  ],
  'template-unterminated': ['Unterminated template string', 'No closing marker was found for the string.'],
  'template-newline': [
    'Invalid multi-line string',
    'Quoted strings may not be split over multiple lines. To produce a multi-line string, either use the \\n escape to represent a newline character or use the "heredoc" multi-line template syntax.',
  ],
  'interpolation-unclosed': [
    'Unclosed template interpolation sequence',
    'There is no closing brace for this interpolation sequence before the end of the template. This might be caused by incorrect nesting inside the given expression.',
  ],
  'interpolation-extra': [
    'Extra characters after interpolation expression',
    'Expected a closing brace to end the interpolation expression, but found extra characters. If this is an embedded sequence for another language, escape it by starting with "$${" instead of just "${".',
  ],
  'directive-keyword': [
    'Invalid template directive',
    'A template directive keyword ("if", "for", etc) is expected at the beginning of a %{ sequence.',
  ],
  'directive-unknown': ['Invalid template control keyword', '"%s" is not a valid template control keyword.'],
  'directive-for': [
    "Invalid 'for' directive",
    "For directive requires one or two variable names, and the 'in' keyword after them.",
  ],
  'directive-extra': [
    'Extra characters in template directive',
    'Expected a closing brace to end the sequence, but found extra characters.',
  ],
  'directive-unbalanced': ['Unexpected %s directive', 'The control directives within this template are unbalanced.'],
  'template-end': ['Unexpected end of template', 'The %s directive is missing its corresponding end directive.'],
  'escape-sequence': ['Invalid escape sequence', 'The symbol "%s" is not a valid escape sequence selector.'],
  'escape-unicode': [
    'Invalid escape sequence',
    'The \\u escape sequence must be followed by four hexadecimal digits, \\U by eight, and they must be those of a character.',
  ],
  'operator-bitwise': ['Unsupported operator', 'Bitwise operators are not supported.'],
  'character-backtick': [
    'Invalid character',
    'The "`" character is not valid. To create a multi-line string, use the "heredoc" syntax, like "<<EOT".',
  ],
  'character-apostrophe': [
    'Invalid character',
    'Single quotes are not valid. Use double quotes (") to enclose strings.',
  ],
  'character-semicolon': [
    'Invalid character',
    'The ";" character is not valid. Use newlines to separate arguments and blocks, and commas to separate items in collection values.',
  ],
  'character-unknown': ['Invalid character', 'This character is not used within the language.'],
  'too-deep': [
    'Nested too deeply',
    'Expressions and blocks are nested more than 250 levels deep; this one is not read.',
  ],
  'json-end': ['Missing value', 'The JSON data ends prematurely.'],
  'json-value': [
    'Missing JSON value',
    'A JSON value must start with a brace, a bracket, a number, a string, or a keyword.',
  ],
  'json-start': [
    'Invalid start of value',
    'A JSON value must start with a brace, a bracket, a number, a string, or a keyword.',
  ],
  'json-keyword': ['Invalid JSON keyword', '"%s" is not a valid JSON keyword.'],
  'json-number': ['Invalid JSON number', 'There is a syntax error in the given JSON number.'],
  'json-string': ['Invalid JSON string', 'There is a syntax error in the given JSON string.'],
  'json-name': ['Invalid object property name', 'A JSON object property name must be a string.'],
  'json-colon': [
    'Missing property value colon',
    "A colon must appear between an object property's name and its value.",
  ],
  'json-equals': ['Missing property value colon', 'JSON uses a colon as its name/value delimiter, not an equals sign.'],
  'json-comma': ['Missing attribute separator comma', 'A comma must appear between each %s.'],
  'json-trailing': ['Trailing comma in %s', 'JSON does not permit a trailing comma after the final value.'],
  'json-unclosed': ['Unclosed %s', 'No closing brace or bracket was found for this JSON %s.'],
  'json-extra': ['Extraneous data after value', 'Extra characters appear after the JSON value.'],
  'json-root': [
    'Root value must be object',
    'The root value in a JSON-based configuration must be either a JSON object or a JSON array of objects.',
  ],
  'json-duplicate': ['Duplicate argument', 'The argument "%s" was already set.'],
  'json-type': [
    'Incorrect JSON value type',
    'Either a JSON object or a JSON array is required, representing the contents of one or more "%s" blocks.',
  ],
  'json-labels': [
    'Incorrect JSON value type',
    'A JSON object is required here, to specify labels for this "%s" block.',
  ],
} as const satisfies Record<string, readonly [summary: string, detail: string]>;

/** The fault of a code, at its place, with the word that its sentence asks for. */
export function faultAt(code: FaultCode, { start, end }: Span, word = ''): Fault {
  const [summary, detail] = catalogue[code];
  return { code, summary: summary.replace('%s', () => word), detail: detail.replace('%s', () => word), start, end };
}
