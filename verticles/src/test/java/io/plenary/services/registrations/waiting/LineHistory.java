package io.plenary.services.registrations.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** The same history on two lines, of which one is the model: after each step they look the same. */
final class LineHistory {

    private static final int MOST_SEATS = 5;
    private static final int LARGEST = 8;

    private final LineModel model;
    private final Line line;
    private final boolean groups;

    /** @param groups whether people come in groups */
    LineHistory(LineModel model, Line line, boolean groups) {
        this.model = model;
        this.line = line;
        this.groups = groups;
    }

    /** @param steps drawn: what is done, and with whom; of nobody it is nothing */
    void play(List<Integer> steps) {
        for (int drawn : steps) {
            String step = step(drawn % 10, drawn / 10);
            assertThat(line.seen()).as("after %s of %s", step, steps).isEqualTo(model.seen());
            assertThat(model.seen().taken())
                    .as("never more than there are, unless there are fewer now")
                    .isLessThanOrEqualTo(Math.max(model.size(), LARGEST));
        }
    }

    private String step(int what, int with) {
        int seats = groups ? 1 + with % MOST_SEATS : 1;
        switch (what) {
            case 0, 1 -> {
                assertThat(line.buy(seats)).as("buy %d", seats).isEqualTo(model.buy(seats));
                return "buy " + seats;
            }
            case 2, 3, 4 -> {
                boolean splits = groups && with / MOST_SEATS % 2 == 0;
                assertThat(line.join(seats, splits)).as("join").isEqualTo(model.join(seats, splits));
                return "join " + seats + (splits ? " in parts" : "");
            }
            case 5 -> {
                return each("take", model.offered(), with, entry -> {
                    model.take(entry);
                    line.take(entry);
                });
            }
            case 6 -> {
                return with % 2 == 0
                        ? each("miss", model.offered(), with / 2, entry -> {
                            model.miss(entry);
                            line.miss(entry);
                        })
                        : each("leave", with % 3 == 0 ? model.offered() : model.waiting(), with / 2, entry -> {
                            model.leave(entry);
                            line.leave(entry);
                        });
            }
            case 7 -> {
                return each("give back", model.bought(), with, one -> {
                    model.giveBack(one);
                    line.giveBack(one);
                });
            }
            case 8 -> {
                int size = with % (LARGEST + 1);
                assertThat(line.resize(size)).as("resize %d", size).isEqualTo(model.resize(size));
                return "resize " + size;
            }
            default -> {
                return each("move", model.waiting(), with / 3, entry -> move(entry, with));
            }
        }
    }

    private void move(int entry, int with) {
        boolean vip = with % 2 == 0;
        List<Integer> others =
                model.waiting(vip).stream().filter(one -> one != entry).toList();
        Integer before = others.isEmpty() || with % 3 == 0 ? null : others.get(with % others.size());
        model.move(entry, vip, before);
        line.move(entry, vip, before);
    }

    private static String each(String what, List<Integer> all, int with, java.util.function.IntConsumer does) {
        if (all.isEmpty()) {
            return what + " of nobody";
        }
        int one = all.get(with % all.size());
        does.accept(one);
        return what + " of " + one;
    }
}
