export default {
  'notes.empty.text': 'Open a session and write down what you want to keep. Notes are yours alone.',
  'notes.empty.title': 'No notes yet',
  'notes.nameless': 'A session whose title is not known here',
  'notes.search': 'Search notes',
};
