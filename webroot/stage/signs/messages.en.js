export default {
  'sign.as-of': 'No connection. As of {time}',
  'sign.changes': 'Changes',
  'sign.full': 'Full screen',
  'sign.later': 'Later today',
  'sign.now': 'Now',
  'sign.scan.foyer': 'Program on your phone',
  'sign.scan.room': 'More on your phone',
  'sign.until': 'until {time}',
};
