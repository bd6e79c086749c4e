export default {
  'speakers.alphabet': 'Alphabet',
  'speakers.count': { one: '{count} speaker', other: '{count} speakers' },
  'speakers.day': 'Day',
  'speakers.every-day': 'Every day',
  'speakers.track': 'Track',
  'speakers.empty.text': 'They appear here as soon as sessions credit them.',
  'speaker.elsewhere': 'At other conferences',
  'speaker.missing': 'This person does not speak at this conference.',
};
