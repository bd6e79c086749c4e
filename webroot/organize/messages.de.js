export default {
  'organize.place.details': 'Angaben',
  'organize.place.imports': 'Import',
  'organize.place.overview': 'Überblick',
  'organize.place.rooms': 'Räume',
  'organize.place.schedule': 'Zeitplan',
  'organize.place.sessions': 'Vorträge',
  'organize.place.speakers': 'Vortragende',
  'organize.place.tracks': 'Tracks',
  'organize.places': 'Veranstaltung',
};
