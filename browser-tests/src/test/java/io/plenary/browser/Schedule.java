package io.plenary.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The schedule of a conference and the session that is open beside it. */
record Schedule(Visitor visitor) {

    static Schedule of(Visitor visitor, String slug) {
        visitor.opens("/c/" + slug + "/schedule");
        return new Schedule(visitor);
    }

    private Page page() {
        return visitor.page();
    }

    private Locator body() {
        return page().locator(".schedule");
    }

    Locator search() {
        return page().getByRole(AriaRole.SEARCHBOX, new Page.GetByRoleOptions().setName("Search sessions"));
    }

    /** How many sessions there are, or are left. */
    Locator count() {
        return body().locator(".heading").getByRole(AriaRole.STATUS);
    }

    /** What a search finds on all days. */
    Locator results() {
        return body().locator("search-results .row-card");
    }

    /** Of the sessions that the list shows. */
    Locator titles() {
        return body().locator(".row-card:visible h3");
    }

    Locator session(String title) {
        return body().getByRole(AriaRole.LINK, Visitor.named(title));
    }

    Locator grid() {
        return body().locator(".grid-scroller");
    }

    /** Of what is in the grid, where the tab key stops. */
    Locator tabStops() {
        return grid().locator("[tabindex='0']");
    }

    /** A room above its sessions in the grid. */
    Locator room(String name) {
        return grid().locator(".room-heads").getByRole(AriaRole.LINK, Visitor.named(name));
    }

    Locator star(String title) {
        return body().getByRole(AriaRole.BUTTON, Visitor.named("Star “" + title + "”"));
    }

    Locator starred(String title) {
        return body().getByRole(AriaRole.BUTTON, Visitor.named("Unstar “" + title + "”"));
    }

    /** One of the filters above the schedule; its name goes on with a count. */
    Locator chip(String name) {
        return body().locator(".filter-bar").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    /** One of the filters that are chosen from a list. */
    Locator choice(String name) {
        return body().locator(".filter-bar").getByRole(AriaRole.COMBOBOX, Visitor.named(name));
    }

    Locator day(String name) {
        return body().locator(".day-tabs a").filter(new Locator.FilterOptions().setHasText(name));
    }

    /** The session that is open beside the schedule. */
    SessionView open(String title) {
        session(title).click();
        return drawer();
    }

    SessionView drawer() {
        return new SessionView(page().getByRole(AriaRole.DIALOG));
    }
}
