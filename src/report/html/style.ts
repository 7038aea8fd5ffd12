/** The whole look of the page: light or dark as the reader's system is, and black on white on paper. */
export const style = `
:root { color-scheme: light dark; --fail: #b3261e; --unknown: #7b2d8e; --warn: #8a5a00; --pass: #1b6e3c; --line: #8884; }
@media (prefers-color-scheme: dark) {
  :root { --fail: #ff8a80; --unknown: #dda0f0; --warn: #ffcc66; --pass: #7fd6a0; }
}
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 70rem; margin: 0 auto; padding: 1rem; }
h1, h2, h3 { line-height: 1.25; }
h3 { margin-bottom: 0.25rem; }
.fail { color: var(--fail); }
.unknown { color: var(--unknown); }
.warn { color: var(--warn); }
.pass { color: var(--pass); }
strong.fail, strong.unknown, strong.warn, strong.pass { text-transform: uppercase; }
article { border-top: 1px solid var(--line); padding: 0.5rem 0; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid var(--line); padding: 0.25rem 0.75rem 0.25rem 0; text-align: left; vertical-align: top; }
code, pre { font: 0.9rem/1.4 ui-monospace, monospace; }
code { overflow-wrap: anywhere; unicode-bidi: isolate; }
pre { overflow-x: auto; padding: 0.5rem; border: 1px solid var(--line); }
p, td, li { white-space: pre-line; }
@media print {
  :root { color-scheme: light; --fail: #000; --unknown: #000; --warn: #000; --pass: #000; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  article, tr { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  pre { white-space: pre-wrap; }
}
`;
