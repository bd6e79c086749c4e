package io.plenary.formats.document;

import io.plenary.formats.text.Texts;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * What a program file says about the conference itself; everything it does not say is null.
 *
 * @param start first day
 * @param end last day, inclusive
 * @param timeZone zone named by the file
 * @param dayChange local time at which a program day begins; what starts before belongs to the day before
 * @param timeslotMinutes grid of the timetable
 * @param baseUrl what relative URLs of the file are relative to
 * @param primaryColor {@code #rrggbb}
 * @param backgroundColor {@code #rrggbb}
 * @param version version of the program as its author names it
 */
public record ConferenceInfo(
        String acronym,
        String title,
        String subtitle,
        String venue,
        String city,
        LocalDate start,
        LocalDate end,
        ZoneId timeZone,
        LocalTime dayChange,
        Integer timeslotMinutes,
        String baseUrl,
        String url,
        String primaryColor,
        String backgroundColor,
        String version,
        String logo) {

    public ConferenceInfo {
        Texts.requireColor(primaryColor);
        Texts.requireColor(backgroundColor);
        if (timeslotMinutes != null && timeslotMinutes < 0) {
            throw new IllegalArgumentException("a timeslot is never negative");
        }
    }

    public ConferenceInfo at(String otherVenue, String otherCity) {
        return new ConferenceInfo(
                acronym,
                title,
                subtitle,
                otherVenue,
                otherCity,
                start,
                end,
                timeZone,
                dayChange,
                timeslotMinutes,
                baseUrl,
                url,
                primaryColor,
                backgroundColor,
                version,
                logo);
    }
}
