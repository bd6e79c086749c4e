export default {
  'organize.place.details': 'Details',
  'organize.place.imports': 'Import',
  'organize.place.overview': 'Overview',
  'organize.place.rooms': 'Rooms',
  'organize.place.schedule': 'Schedule',
  'organize.place.sessions': 'Sessions',
  'organize.place.speakers': 'Speakers',
  'organize.place.tracks': 'Tracks',
  'organize.places': 'Organize',
};
