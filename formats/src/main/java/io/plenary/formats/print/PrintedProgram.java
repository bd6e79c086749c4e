package io.plenary.formats.print;

import io.plenary.contracts.program.PrintKind;
import io.plenary.formats.document.ProgramDocument;
import java.io.IOException;
import java.util.Objects;
import java.util.function.IntConsumer;

/** Programs as PDF. Takes as long as it takes: for workers. */
public final class PrintedProgram {

    private PrintedProgram() {}

    /** @param progress is told how many of a hundred parts are done */
    public static byte[] write(ProgramDocument program, PrintContext context, IntConsumer progress) throws IOException {
        try (Pages pages = new Pages(context.size())) {
            if (context.kind() == PrintKind.PROGRAM) {
                new Booklet(pages, program, context, progress).write();
            } else {
                new DoorSheets(pages, program, context, progress).write();
            }
            String title = Objects.requireNonNullElse(program.conference().title(), "");
            String language = "de".equals(context.language()) ? "de" : "en";
            pages.describe(title(title, context), title, language, context.asOf());
            return pages.bytes();
        }
    }

    private static String title(String conference, PrintContext context) {
        String what = context.kind() == PrintKind.PROGRAM
                ? new PrintWords(context.language(), context.zone()).get("program")
                : context.room();
        return what == null ? conference : conference + " · " + what;
    }
}
