/**
 * All that runs in the page: it narrows the findings down, opens what a link leads to, and opens every fold for paper.
 * Without it nothing is missing but that. It holds no sign that HTML would take for markup.
 */
export const script = `
'use strict';
const form = document.querySelector('.filters');
const findings = Array.from(document.querySelectorAll('.finding'));
const ofScopes = Array.from(document.querySelectorAll('.card, .scope'));
const words = new Map(findings.map((one) => [one, one.textContent.toLowerCase()]));

function narrow() {
  const verdicts = new Set(Array.from(form.querySelectorAll('[name=verdict]:checked'), (box) => box.value));
  const scope = form.elements.scope ? form.elements.scope.value : '';
  const sought = form.elements.text.value.trim().toLowerCase();
  for (const one of findings) {
    const inScope = scope === '' || one.dataset.scope === scope;
    one.hidden = !(inScope && verdicts.has(one.dataset.verdict) && words.get(one).includes(sought));
  }
  for (const one of ofScopes) one.hidden = scope !== '' && one.dataset.scope !== scope;
  const left = findings.filter((one) => !one.hidden).length;
  form.querySelector('output').textContent = left + ' of ' + findings.length;
}

function openTarget() {
  const target = document.getElementById(location.hash.slice(1));
  if (target === null || target.localName !== 'details') return;
  target.hidden = false;
  target.open = true;
  target.scrollIntoView();
}

if (form) {
  form.hidden = false;
  form.addEventListener('input', narrow);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.elements.open.addEventListener('click', () => findings.forEach((one) => { one.open = true; }));
  form.elements.close.addEventListener('click', () => findings.forEach((one) => { one.open = false; }));
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.target.matches('input, select')) return;
    event.preventDefault();
    form.elements.text.focus();
  });
  narrow();
}
addEventListener('hashchange', openTarget);
addEventListener('beforeprint', () => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
openTarget();
`;
