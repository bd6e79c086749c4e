export default {
  'speakers.alphabet': 'Alphabet',
  'speakers.count': { one: '{count} Person', other: '{count} Personen' },
  'speakers.day': 'Tag',
  'speakers.every-day': 'Alle Tage',
  'speakers.track': 'Thema',
  'speakers.empty.text': 'Sie erscheinen hier, sobald Veranstaltungen sie nennen.',
  'speaker.elsewhere': 'Auf anderen Konferenzen',
  'speaker.missing': 'Diese Person spricht nicht auf dieser Konferenz.',
};
