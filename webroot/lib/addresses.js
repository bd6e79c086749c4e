/**
 * The addresses of the client, the elements that show them, their modules, and the areas whose messages and style sheets they fetch
 * with the first page that needs them. What only pages need that are of no use without the server ("online") is not kept for the time
 * without a connection. The last one stands for any other address. JSON but for these first lines: the server reads it too, to preload
 * what an address needs and to answer any other with 404.
 */
export default {
  "online": [
    ["/profile", "profile-page", "account/profile.js", ["workspace"]],
    ["/sign-in/provider", "provider-page", "account/provider.js"],
    ["/inbox", "inbox-page", "inbox/page.js", ["inbox"]],
    ["/unsubscribe", "unsubscribe-page", "inbox/unsubscribe.js", ["inbox"]],
    ["/c/:slug/tickets", "tickets-page", "tickets/page.js", ["tickets"]],
    ["/c/:slug/orders/:code", "order-page", "tickets/order.js", ["tickets"]],
    ["/c/:slug/organize", "organize-page", "organize/overview.js", ["workspace", "organize"]],
    ["/c/:slug/organize/details", "organize-details-page", "organize/details.js", ["workspace", "organize"]],
    ["/c/:slug/organize/sessions", "organize-sessions-page", "organize/sessions.js", ["workspace", "organize"]],
    ["/c/:slug/organize/sessions/:id", "organize-session-page", "organize/session.js", ["workspace", "organize"]],
    ["/c/:slug/organize/speakers", "organize-speakers-page", "organize/speakers.js", ["workspace", "organize"]],
    ["/c/:slug/organize/speakers/:id", "organize-speaker-page", "organize/speaker.js", ["workspace", "organize"]],
    ["/c/:slug/organize/rooms", "organize-rooms-page", "organize/rooms.js", ["workspace", "organize"]],
    ["/c/:slug/organize/tracks", "organize-tracks-page", "organize/tracks.js", ["workspace", "organize"]],
    ["/c/:slug/organize/tickets", "organize-tickets-page", "organize/tickets.js", ["workspace", "organize"]],
    ["/c/:slug/organize/orders", "organize-orders-page", "organize/orders.js", ["workspace", "organize"]],
    ["/c/:slug/organize/check-in", "organize-check-in-page", "organize/check-in.js", ["workspace", "organize"]],
    ["/c/:slug/organize/imports", "organize-imports-page", "organize/imports.js", ["workspace", "organize"]],
    ["/c/:slug/organize/imports/:id", "organize-import-page", "organize/import.js", ["workspace", "organize"]],
    ["/c/:slug/organize/messages", "organize-messages-page", "organize/bulletins.js", ["workspace", "organize"]],
    ["/c/:slug/organize/messages/:id", "organize-message-page", "organize/bulletin.js", ["workspace", "organize"]],
    ["/c/:slug/organize/audit", "organize-audit-page", "organize/audit.js", ["workspace", "organize"]],
    ["/c/:slug/organize/schedule", "schedule-editor-page", "organize/editor/page.js", ["workspace", "organize", "organize/editor"]],
    ["/admin", "admin-page", "admin/system.js", ["workspace", "admin"]],
    ["/admin/conferences", "admin-conferences-page", "admin/conferences.js", ["workspace", "admin"]],
    ["/admin/conferences/new", "admin-new-conference-page", "admin/new-conference.js", ["workspace", "admin"]],
    ["/admin/provisionings/:id", "admin-provisioning-page", "admin/provisioning.js", ["workspace", "admin"]],
    ["/admin/organizations", "admin-organizations-page", "admin/organizations.js", ["workspace", "admin"]],
    ["/admin/organizations/:org", "admin-organization-page", "admin/organization.js", ["workspace", "admin"]],
    ["/admin/users", "admin-users-page", "admin/users.js", ["workspace", "admin"]],
    ["/admin/users/:id", "admin-user-page", "admin/user.js", ["workspace", "admin"]],
    ["/admin/messages", "admin-messages-page", "admin/messages.js", ["workspace", "admin"]],
    ["/admin/analytics", "admin-analytics-page", "admin/analytics.js", ["workspace", "admin"]],
    ["/admin/audit", "admin-audit-page", "admin/audit.js", ["workspace", "admin"]]
  ],
  "kept": [
    ["/", "home-page", "home/page.js"],
    ["/c/:slug", "conference-page", "home/conference.js"],
    ["/c/:slug/now", "now-page", "now/page.js", ["now"]],
    ["/c/:slug/changes", "changes-page", "now/changes-page.js", ["now"]],
    ["/c/:slug/check-in", "door-page", "door/page.js", ["door"]],
    ["/c/:slug/shared", "shared-page", "agenda/shared.js"],
    ["/c/:slug/schedule", "schedule-page", "schedule/page.js"],
    ["/c/:slug/sessions/:id", "session-page", "schedule/session.js"],
    ["/c/:slug/speakers", "speakers-page", "people/speakers.js"],
    ["/c/:slug/speakers/:id", "speaker-page", "people/speaker.js"],
    ["/c/:slug/rooms", "rooms-page", "schedule/rooms.js"],
    ["/c/:slug/rooms/:id", "room-page", "schedule/rooms.js"],
    ["/c/:slug/tracks", "tracks-page", "schedule/tracks.js"],
    ["/c/:slug/tracks/:id", "track-page", "schedule/tracks.js"],
    ["/agenda", "agenda-page", "agenda/page.js"],
    ["/notes", "notes-page", "notes/page.js"],
    ["/sign-in", "sign-in-page", "account/sign-in.js"],
    ["/sign-up", "sign-in-page", "account/sign-in.js"],
    ["/forgot-password", "forgot-password-page", "account/forgot-password.js"],
    ["/reset-password", "reset-password-page", "account/reset-password.js"],
    ["/confirm-email", "confirm-email-page", "account/confirm-email.js"],
    ["/invitation", "invitation-page", "account/invitation.js"],
    ["*", "missing-page", "home/missing.js"]
  ]
};
