import { html } from 'lit';
import { post } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { avatar } from '../parts/bits.js';
import { toastProblem } from '../parts/toast.js';
import { confirm } from '../workspace/confirm.js';
import './person-picker.js';
import { sessionsBySpeaker } from './people.js';

const sessionCount = ({ id }, program) => t('sessions.count', { count: sessionsBySpeaker(program).get(id)?.length ?? 0 });

/** For one person with two entries: which of them stays is chosen with both in sight. */
async function merge(speaker, other, program, done) {
  const choice = (each) => html`<label class="keep-choice"><input type="radio" name="keep" value=${each.id} ?checked=${each === speaker}>
    ${avatar(each.name, 'medium')}<span><b>${each.name}</b> <small>${each.affiliation}</small> <small>${sessionCount(each, program)}</small></span></label>`;
  const answer = await confirm({
    title: t('merge.title'),
    text: html`<fieldset class="group"><legend>${t('merge.keep')}</legend>${choice(speaker)}${choice(other)}</fieldset><p>${t('merge.text')}</p>`,
    action: t('merge.do'),
    danger: true,
  });
  if (!answer) return;
  const keepId = answer.get('keep');
  const mergeId = keepId === speaker.id ? other.id : speaker.id;
  try {
    done(await post(`/organizations/${program.conference.organizationId}/speakers/merge`, { keepId, mergeId }));
  } catch (problem) {
    toastProblem(problem);
  }
}

/** @param {(kept: any) => void} done */
export const mergePanel = (speaker, program, done) => html`<section class="panel"><h2>${t('merge.heading')}</h2><p>${t('merge.explain', { name: speaker.name })}</p>
  <person-picker id="merge-picker" fixed .organization=${program.conference.organizationId} .label=${t('merge.other')} .without=${[speaker.id]}
    @picked=${({ detail }) => merge(speaker, detail, program, done)}></person-picker></section>`;
