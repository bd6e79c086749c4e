/**
 * The addresses of the client and the elements that show them. JSON but for these first lines: the server reads it too, to answer any
 * other address with 404.
 */
export default [
  ["/", "home-page"],
  ["/c/:slug", "conference-page"],
  ["/c/:slug/schedule", "schedule-page"],
  ["/c/:slug/sessions/:id", "session-page"],
  ["/c/:slug/speakers", "speakers-page"],
  ["/c/:slug/speakers/:id", "speaker-page"],
  ["/c/:slug/rooms", "rooms-page"],
  ["/c/:slug/rooms/:id", "room-page"],
  ["/c/:slug/tracks", "tracks-page"],
  ["/c/:slug/tracks/:id", "track-page"],
  ["/agenda", "agenda-page"],
  ["/notes", "notes-page"],
  ["/profile", "profile-page"],
  ["/sign-in", "sign-in-page"],
  ["/sign-up", "sign-in-page"],

  ["/c/:slug/organize", "organize-page"],
  ["/c/:slug/organize/details", "organize-details-page"],
  ["/c/:slug/organize/sessions", "organize-sessions-page"],
  ["/c/:slug/organize/sessions/:id", "organize-session-page"],
  ["/c/:slug/organize/speakers", "organize-speakers-page"],
  ["/c/:slug/organize/speakers/:id", "organize-speaker-page"],
  ["/c/:slug/organize/rooms", "organize-rooms-page"],
  ["/c/:slug/organize/tracks", "organize-tracks-page"],
  ["/c/:slug/organize/imports", "organize-imports-page"],
  ["/c/:slug/organize/imports/:id", "organize-import-page"],
  ["/c/:slug/organize/schedule", "schedule-editor-page"],

  ["/admin", "admin-page"],
  ["/admin/conferences", "admin-conferences-page"],
  ["/admin/conferences/new", "admin-new-conference-page"],
  ["/admin/provisionings/:id", "admin-provisioning-page"],
  ["/admin/organizations", "admin-organizations-page"],
  ["/admin/organizations/:org", "admin-organization-page"],
  ["/admin/users", "admin-users-page"],
  ["/admin/analytics", "admin-analytics-page"]
];
