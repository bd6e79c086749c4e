export default {
  'notes.empty.text': 'Öffnen Sie eine Veranstaltung und schreiben Sie auf, was Sie behalten möchten. Nur Sie sehen Ihre Notizen.',
  'notes.empty.title': 'Noch keine Notizen',
  'notes.nameless': 'Eine Veranstaltung, deren Titel hier nicht bekannt ist',
  'notes.search': 'Notizen durchsuchen',
};
