import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { file, get, post, put } from '../lib/api.js';
import { Watch } from '../lib/cell.js';
import { saveFile } from '../lib/files.js';
import { t } from '../lib/i18n.js';
import { go, place, withQuery } from '../lib/router.js';
import { empty } from '../parts/bits.js';
import { PlainElement } from '../parts/element.js';
import { icon } from '../parts/icons.js';
import { toast, toastProblem } from '../parts/toast.js';
import { auditChain } from './audit-chain.js';
import { AUDIT_TYPES, auditEntry, auditQuery } from './audit-entry.js';
import { clearFilters, filterBy } from './list-tools.js';
import { Loaded } from './loaded.js';

const PAGE = 50;
const FILTERS = ['type', 'from', 'to', 'actor', 'subject', 'address'];
/** A check is done in the background: until then it is asked for every so often. */
const CHECKED_WITHIN = 20;
const LOOK_MILLIS = 750;

/** Who did what, at a `path` of the API: filtered by the address, with each entry's details, to take along and to check. */
class AuditTrail extends PlainElement {
  static properties = { path: {}, busy: { state: true } };

  at = new Watch(this, place);
  list = new Loaded(this, (query) => get(`${this.path}?limit=${PAGE}${query}`));
  chain = new Loaded(this, (path) => get(`${path}/chain`));

  get #query() {
    return auditQuery(place.value.query);
  }

  #more = async () => {
    const { items, nextCursor } = this.list.value;
    try {
      const next = await get(`${this.path}?limit=${PAGE}${this.#query}&cursor=${encodeURIComponent(nextCursor)}`);
      this.list.value = { ...next, items: [...items, ...next.items] };
      this.requestUpdate();
    } catch (problem) {
      toastProblem(problem);
    }
  };

  #save = async () => {
    try {
      saveFile(await file(`${this.path}/export?format=csv${this.#query}`), 'audit.csv');
    } catch (problem) {
      toastProblem(problem);
    }
  };

  #check = async () => {
    this.busy = true;
    try {
      const { checkedAt } = await post(`${this.path}/checks`);
      await this.#checkedAfter(checkedAt);
    } catch (problem) {
      toastProblem(problem);
    } finally {
      this.busy = false;
    }
  };

  /** Those of the platform are kept for two years. */
  get #isOfOrganization() {
    return this.path.startsWith('/organizations/');
  }

  /** What is not so after all is shown as it is. */
  #keep = async (days) => {
    try {
      this.chain.value = await put(`${this.path}/retention`, { days });
      toast({ text: t('audit.kept.done', { count: days }) });
    } catch (problem) {
      toastProblem(problem);
    }
    this.requestUpdate();
  };

  async #checkedAfter(last) {
    for (let look = 0; look < CHECKED_WITHIN; look++) {
      await new Promise((done) => setTimeout(done, LOOK_MILLIS));
      await this.chain.renew();
      if (this.chain.value?.checkedAt !== last) return;
    }
    toast({ text: t('audit.check.later') });
  }

  render() {
    return html`${this.chain.follow(this.path).view((chain) => auditChain(chain, { busy: this.busy, check: this.#check, keep: this.#isOfOrganization && this.#keep }), nothing)}
      <div class="list-tools">${filterBy('type', t('audit.type'), AUDIT_TYPES.map((type) => [type, t(`audit.type.${type}`)]))}
        ${day('from')}${day('to')}${clearFilters(FILTERS)}<span class="spring"></span>
        <button type="button" class="button small" @click=${this.#save}>${icon('download')}${t('audit.export')}</button></div>
      ${this.list.follow(this.#query).view(({ items, nextCursor }) => html`
        ${items.length ? html`<ul class="audit">${repeat(items, ({ id }) => id, auditEntry)}</ul>` : empty('clock', t('audit.none.title'), t('audit.none.text'))}
        ${nextCursor ? html`<p class="more"><button type="button" class="button" @click=${this.#more}>${t('audit.more')}</button></p>` : nothing}`)}`;
  }
}

const day = (name) => html`<label class="chip day"><span>${t(`audit.${name}`)}</span><input type="date" .value=${place.value.query.get(name) ?? ''}
  @change=${(event) => go(withQuery({ [name]: event.target.value || null }), { replace: true })}></label>`;
customElements.define('audit-trail', AuditTrail);
