import { html, nothing } from 'lit';
import { knows, t } from '../lib/i18n.js';
import { fold } from '../lib/program.js';
import { go, withQuery } from '../lib/router.js';
import { worded } from '../lib/worded.js';
import { count } from '../parts/bits.js';
import { icon } from '../parts/icons.js';
import { searchBox } from '../workspace/list-tools.js';
import { editorOf } from './conflicts.js';

const SEVERITIES = ['ERROR', 'WARNING', 'INFO'];
/** Of findings of one kind so many tell what it is about. */
const GLANCE = 50;

/** What is meant by a code; one that is newer than this client says it in its own words. */
const meaning = (code) => (knows(`finding.${code}`) ? t(`finding.${code}`) : code.replaceAll('_', ' ').toLowerCase());

/** What a field of the program is called; one that has no name here, by its own. */
export const fieldName = (field) => (knows(`imports.field.${field}`) ? t(`imports.field.${field}`) : field);

/** A finding in a sentence. */
export function sentence({ code, params, message }) {
  const kind = params?.code && { code: meaning(params.code) };
  const field = params?.field && { field: fieldName(params.field) };
  return worded(`finding.${code}.text`, { ...params, ...kind, ...field }, message);
}

function matches(finding, words, program) {
  const title = program.sessions.get(finding.sessionId)?.title ?? '';
  const text = fold([finding.code, meaning(finding.code), sentence(finding), title].join(' '));
  return words.every((word) => text.includes(word));
}

const row = (finding, program) => {
  const { line, sessionId } = finding;
  const session = program.sessions.get(sessionId);
  return html`<li>${line ? html`<span class="line">${t('report.line', { line: String(line) })}</span>` : nothing}
    <span>${sentence(finding)}${session ? html`<small><a href=${editorOf(session, program)}>${session.title}</a></small>` : nothing}</span></li>`;
};

const group = ([code, findings], program, open) => html`<details class="finding ${findings[0].severity.toLowerCase()}" ?open=${open}>
  <summary>${icon('chevron')}<b title=${code}>${meaning(code)}</b>${count(findings.length)}</summary>
  <ul>${findings.slice(0, GLANCE).map((finding) => row(finding, program))}</ul>
  ${findings.length > GLANCE ? html`<p class="hint">${t('report.more', { count: findings.length - GLANCE })}</p>` : nothing}</details>`;

/**
 * The quality report of an import, by severity and kind of finding.
 * @param {URLSearchParams} query
 */
export function report(findings, program, query) {
  if (findings.length === 0) return html`<section class="panel"><h2>${t('report.title')}</h2>
    <p class="fine">${icon('check')}${t('report.clean')}</p></section>`;
  const severity = query.get('severity');
  const words = fold(query.get('q') ?? '').split(/\s+/).filter(Boolean);
  const found = findings.filter((finding) => (!severity || finding.severity === severity) && matches(finding, words, program));
  const groups = [...Map.groupBy(found, (finding) => finding.code)]
    .sort(([, a], [, b]) => SEVERITIES.indexOf(a[0].severity) - SEVERITIES.indexOf(b[0].severity) || b.length - a.length);
  const chip = (name) => html`<button type="button" class="chip severity ${name.toLowerCase()}" aria-pressed=${severity === name}
    @click=${() => go(withQuery({ severity: severity === name ? null : name }), { replace: true })}>
    ${t(`report.${name}`)} ${count(findings.filter((each) => each.severity === name).length)}</button>`;
  return html`<section class="panel report"><h2>${t('report.title')}</h2><p>${t('report.text')}</p>
    <div class="list-tools">${searchBox(t('report.search'))}<div class="chips" role="group" aria-label=${t('report.severity')}>
      ${SEVERITIES.filter((name) => findings.some((each) => each.severity === name)).map(chip)}</div>
      <span class="hint" role="status">${t('report.count', { count: found.length })}</span></div>
    ${groups.map((each) => group(each, program, groups.length === 1 || words.length > 0))}
    ${groups.length ? nothing : html`<p class="hint">${t('report.none')}</p>`}</section>`;
}
