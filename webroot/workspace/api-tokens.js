import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { SecretList, dayOf } from './secret-list.js';

/** What the tokens of an organization may be for. */
export const OF_ORGANIZATIONS = ['read', 'program:write', 'conferences:write'];
/** What those of a person may be for; administrators have one more. */
export const OF_PERSONS = ['read', 'account:read', 'notes:read', 'notes:write', 'program:write', 'conferences:write', 'organizations:write'];

const isOver = ({ expiresAt }) => Date.parse(expiresAt) <= Date.now();

/** The tokens for programs at a `path` of the API, which may be for some `scopes`. */
class ApiTokens extends SecretList {
  static properties = { path: {}, scopes: {} };
  words = 'tokens';
  lives = { all: [7, 30, 90, 180, 366], usual: 90 };

  wanted(data) {
    return { name: data.get('name'), scopes: data.getAll('scopes') };
  }

  secretOf({ secret }) {
    return { secret };
  }

  /** Organizations' tokens are secrets of OAuth clients, too, which have to know their id. */
  get #isOfClients() {
    return this.path.startsWith('/organizations/');
  }

  facts(token) {
    const { id, hint, scopes, expiresAt, lastUsedAt } = token;
    const used = lastUsedAt ? t('tokens.used', { day: dayOf(lastUsedAt) }) : t('tokens.unused');
    const end = t(isOver(token) ? 'tokens.expired' : 'tokens.expires', { day: dayOf(expiresAt) });
    return html`<small><code>${hint}</code></small>${this.#isOfClients ? html`<small>${t('tokens.client')} <code>${id}</code></small>` : nothing}<small>${scopes.join(', ')}</small><small>${end} · ${used}</small>`;
  }

  fields() {
    const scope = (each) => html`<label class="field check"><input type="checkbox" name="scopes" value=${each}><span>${t(`tokens.scope.${each}`)}<small><code>${each}</code></small></span></label>`;
    return html`<div class="columns"><label class="field">${t('tokens.name')}<input name="name" required maxlength="100" pattern=".*\\S.*" autocomplete="off"></label>${this.life()}</div>
      <fieldset class="scopes"><legend>${t('tokens.scopes')}</legend>${this.scopes.map(scope)}</fieldset>`;
  }

  render() {
    return this.list();
  }
}
customElements.define('api-tokens', ApiTokens);
