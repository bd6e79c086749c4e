export default {
  'sign.as-of': 'Keine Verbindung. Stand {time}',
  'sign.changes': 'Änderungen',
  'sign.full': 'Ganzer Bildschirm',
  'sign.later': 'Später heute',
  'sign.now': 'Jetzt',
  'sign.scan.foyer': 'Programm auf dem Telefon',
  'sign.scan.room': 'Mehr auf dem Telefon',
  'sign.until': 'bis {time}',
};
