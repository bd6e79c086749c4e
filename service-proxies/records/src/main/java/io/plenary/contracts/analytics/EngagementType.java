package io.plenary.contracts.analytics;

/** What somebody looked at. The names are those of the events. */
public enum EngagementType {
    ConferenceViewed,
    ScheduleViewed,
    SessionViewed,
    SpeakerViewed,
    CalendarDownloaded
}
