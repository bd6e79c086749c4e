import { saveFile } from '../../lib/files.js';
import { number, t } from '../../lib/i18n.js';
import { money } from '../../lib/money.js';
import { csv } from '../../workspace/csv.js';
import { percent, plainAmount } from './amounts.js';
import { soldName } from './sold-names.js';

/** What a voucher makes of a price. */
export function termsOf({ kind, value, currency }) {
  if (kind === 'NONE') return t('vouchers.unlocks');
  if (kind === 'PERCENT') return t('vouchers.less', { what: percent(value) });
  return t(kind === 'AMOUNT' ? 'vouchers.less' : 'vouchers.for', { what: money(value, currency) });
}

export const usesOf = ({ used, mostUses }) =>
  mostUses === undefined ? t('vouchers.used.unlimited', { count: used }) : t('vouchers.used', { used: number(used), count: mostUses });

/** As spreadsheets and programs read it: percent and whole units of the currency. */
const plainValue = ({ kind, value, currency }) => (kind === 'NONE' ? '' : plainAmount(value, kind === 'PERCENT' ? undefined : currency));

export function saveVouchers({ slug }, vouchers, types) {
  const columns = ['code', 'kind', 'value', 'currency', 'ticketTypes', 'used', 'mostUses', 'validFrom', 'validUntil', 'note'];
  const names = new Map(types.map((type) => [type.id, soldName(type, types)]));
  const rows = vouchers.map((voucher) => [voucher.code, voucher.kind, plainValue(voucher), voucher.currency, voucher.ticketTypeIds.map((id) => names.get(id)).filter(Boolean).join('; '),
    voucher.used, voucher.mostUses, voucher.validFrom, voucher.validUntil, voucher.note]);
  saveFile(csv([columns, ...rows]), `${slug}-vouchers.csv`);
}
