package io.plenary.web.paper;

import io.plenary.contracts.registrations.Badge;
import io.plenary.contracts.registrations.BadgeDesign;
import io.plenary.contracts.registrations.DoorAnswer;
import io.plenary.formats.paper.Area;
import io.plenary.formats.paper.Lettering;
import io.plenary.formats.paper.QrCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/**
 * What is on a badge, and where: upright ones have everything below each other, others the code at the right. What no font has is an
 * empty box, and for a name that has such signs there is a line to write it on.
 */
final class BadgeFace {

    private static final float MARGIN = Sheet.points(5);
    private static final float UPRIGHT_CODE = Sheet.points(42);
    private static final float CODE = Sheet.points(27);
    private static final float NAME_OF_HEIGHT = 0.45f;
    private static final float GAP_OF_HEIGHT = 0.08f;
    private static final float TITLE = 9;
    private static final float DETAIL = 8;
    private static final int MOST_LINES = 2;
    private static final int MOST_ANSWERS = 4;

    private final BadgeDesign design;
    private final String conference;
    private final Lettering lettering;

    BadgeFace(BadgeDesign design, String conference, Lettering lettering) {
        this.design = design;
        this.conference = conference;
        this.lettering = lettering;
    }

    /** All that is written on a badge. */
    static Stream<String> texts(BadgeDesign design, Badge badge) {
        return Stream.concat(
                        Stream.of(badge.name(), badge.affiliation(), design.showType() ? badge.typeName() : null),
                        design.showAnswers() ? badge.answers().stream().map(BadgeFace::answer) : Stream.empty())
                .filter(Objects::nonNull);
    }

    private static String answer(DoorAnswer answer) {
        return answer.label() + ": " + String.join(", ", answer.values());
    }

    void draw(PDPageContentStream page, Badge badge, Area cell) throws IOException {
        Area area = cell.inset(MARGIN);
        boolean isUpright = cell.height() > cell.width();
        Block block = new Block(page, lettering, isUpright);
        if (design.showConference()) {
            area = area.below(block.write(area, conference, TITLE, 1));
        }
        if (badge.code() != null) {
            float side = isUpright ? UPRIGHT_CODE : CODE;
            float left = isUpright ? area.x() + (area.width() - side) / 2 : area.x() + area.width() - side;
            QrCode.of(badge.code()).draw(page, left, area.y(), side);
            area = isUpright ? area.above(side) : area.leftOf(side);
        }
        area = area.below(area.height() * GAP_OF_HEIGHT);
        write(block, badge, area);
    }

    private void write(Block block, Badge badge, Area area) throws IOException {
        float taken = block.name(area, badge.name(), area.height() * NAME_OF_HEIGHT);
        Area rest = area.below(taken);
        if (badge.affiliation() != null) {
            rest = rest.below(block.write(rest, badge.affiliation(), TITLE + 2, MOST_LINES));
        }
        if (design.showType()) {
            rest = rest.below(block.write(rest, badge.typeName(), TITLE, MOST_LINES));
        }
        for (String answer : answers(badge)) {
            rest = rest.below(block.write(rest, answer, DETAIL, 1));
        }
    }

    private List<String> answers(Badge badge) {
        List<String> answers = new ArrayList<>();
        if (design.showAnswers()) {
            badge.answers().stream().limit(MOST_ANSWERS).map(BadgeFace::answer).forEach(answers::add);
        }
        return answers;
    }
}
